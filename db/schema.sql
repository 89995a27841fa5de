-- What briefing_app/store/migrations.py makes; written by `python -m tests.store.release`, not by hand.

CREATE TABLE "_sqlite_migrations" (
    "id" INTEGER PRIMARY KEY,
    "migration_set" TEXT,
    "name" TEXT,
    "applied_at" TEXT
);

CREATE UNIQUE INDEX "idx__sqlite_migrations_migration_set_name" ON "_sqlite_migrations" ("migration_set", "name");

CREATE TABLE assets (
    nr INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    media_type TEXT NOT NULL,
    name TEXT NOT NULL DEFAULT '',
    data BLOB NOT NULL
) STRICT;

CREATE TABLE block_figures (
    block_id TEXT NOT NULL REFERENCES blocks(id),
    place INTEGER NOT NULL,
    briefing_id TEXT NOT NULL REFERENCES briefings(id),
    figure_key TEXT NOT NULL REFERENCES figures(key),
    PRIMARY KEY (block_id, place)
) STRICT, WITHOUT ROWID;

CREATE INDEX block_figures_briefing ON block_figures(briefing_id);

CREATE INDEX block_figures_figure ON block_figures(figure_key);

CREATE TABLE blocks (
    id TEXT NOT NULL PRIMARY KEY,
    briefing_id TEXT NOT NULL REFERENCES briefings(id),
    section_id TEXT NOT NULL REFERENCES sections(id),
    place INTEGER NOT NULL,
    kind TEXT NOT NULL,
    card_id TEXT REFERENCES cards(id),
    chart_id TEXT REFERENCES charts(id),
    dataset_id TEXT REFERENCES datasets(id),
    asset_id TEXT REFERENCES assets(id),
    content TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX blocks_asset ON blocks(asset_id);

CREATE INDEX blocks_briefing ON blocks(briefing_id, place);

CREATE INDEX blocks_card ON blocks(card_id);

CREATE INDEX blocks_chart ON blocks(chart_id);

CREATE INDEX blocks_dataset ON blocks(dataset_id);

CREATE INDEX blocks_section ON blocks(section_id);

CREATE TABLE briefings (
    nr INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    slug TEXT NOT NULL UNIQUE,
    title_en TEXT NOT NULL DEFAULT '',
    title_zh_hant TEXT NOT NULL DEFAULT '',
    title_zh_hans TEXT NOT NULL DEFAULT '',
    occasion_en TEXT NOT NULL DEFAULT '',
    occasion_zh_hant TEXT NOT NULL DEFAULT '',
    occasion_zh_hans TEXT NOT NULL DEFAULT '',
    place_en TEXT NOT NULL DEFAULT '',
    place_zh_hant TEXT NOT NULL DEFAULT '',
    place_zh_hans TEXT NOT NULL DEFAULT '',
    readers_en TEXT NOT NULL DEFAULT '',
    readers_zh_hant TEXT NOT NULL DEFAULT '',
    readers_zh_hans TEXT NOT NULL DEFAULT '',
    organisation_en TEXT NOT NULL DEFAULT '',
    organisation_zh_hant TEXT NOT NULL DEFAULT '',
    organisation_zh_hans TEXT NOT NULL DEFAULT '',
    marking_en TEXT NOT NULL DEFAULT '',
    marking_zh_hant TEXT NOT NULL DEFAULT '',
    marking_zh_hans TEXT NOT NULL DEFAULT '',
    purpose_en TEXT NOT NULL DEFAULT '',
    purpose_zh_hant TEXT NOT NULL DEFAULT '',
    purpose_zh_hans TEXT NOT NULL DEFAULT '',
    description_en TEXT NOT NULL DEFAULT '',
    description_zh_hant TEXT NOT NULL DEFAULT '',
    description_zh_hans TEXT NOT NULL DEFAULT '',
    starts TEXT NOT NULL DEFAULT '',
    ends TEXT NOT NULL DEFAULT '',
    template INTEGER NOT NULL DEFAULT 0,
    template_id TEXT NOT NULL DEFAULT '',
    paper TEXT NOT NULL,
    archived INTEGER NOT NULL DEFAULT 0,
    logo TEXT REFERENCES assets(id),
    accepted TEXT NOT NULL DEFAULT '[]'
) STRICT;

CREATE TABLE card_confirmed (
    card_id TEXT NOT NULL,
    language TEXT NOT NULL,
    original TEXT NOT NULL,
    title TEXT NOT NULL,
    text TEXT NOT NULL,
    say TEXT NOT NULL,
    changed_at TEXT NOT NULL,
    PRIMARY KEY (card_id, language)
) STRICT, WITHOUT ROWID;

CREATE TABLE card_figures (
    card_id TEXT NOT NULL REFERENCES cards(id),
    place INTEGER NOT NULL,
    figure_key TEXT NOT NULL REFERENCES figures(key),
    PRIMARY KEY (card_id, place)
) STRICT, WITHOUT ROWID;

CREATE INDEX card_figures_figure ON card_figures(figure_key);

CREATE TABLE card_sources (
    card_id TEXT NOT NULL REFERENCES cards(id),
    place INTEGER NOT NULL,
    source_id TEXT NOT NULL REFERENCES sources(id),
    locator TEXT NOT NULL DEFAULT '',
    PRIMARY KEY (card_id, place)
) STRICT, WITHOUT ROWID;

CREATE INDEX card_sources_source ON card_sources(source_id);

CREATE TABLE card_verified (
    card_id TEXT NOT NULL PRIMARY KEY,
    person TEXT NOT NULL,
    day TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE cards (
    nr INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    slug TEXT NOT NULL UNIQUE,
    title_en TEXT NOT NULL DEFAULT '',
    title_zh_hant TEXT NOT NULL DEFAULT '',
    title_zh_hans TEXT NOT NULL DEFAULT '',
    text_en TEXT NOT NULL DEFAULT '',
    text_zh_hant TEXT NOT NULL DEFAULT '',
    text_zh_hans TEXT NOT NULL DEFAULT '',
    note_en TEXT NOT NULL DEFAULT '',
    note_zh_hant TEXT NOT NULL DEFAULT '',
    note_zh_hans TEXT NOT NULL DEFAULT '',
    say_en TEXT NOT NULL DEFAULT '',
    say_zh_hant TEXT NOT NULL DEFAULT '',
    say_zh_hans TEXT NOT NULL DEFAULT '',
    original TEXT NOT NULL,
    state_en TEXT NOT NULL,
    state_zh_hant TEXT NOT NULL,
    state_zh_hans TEXT NOT NULL,
    theme TEXT REFERENCES themes(slug),
    tags TEXT NOT NULL DEFAULT '[]',
    status TEXT NOT NULL,
    verified_by TEXT,
    verified_on TEXT,
    release TEXT NOT NULL,
    CHECK ((verified_by IS NULL) = (verified_on IS NULL))
) STRICT;

CREATE INDEX cards_theme ON cards(theme);

CREATE TABLE charts (
    nr INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    slug TEXT NOT NULL UNIQUE,
    dataset_id TEXT NOT NULL REFERENCES datasets(id),
    kind TEXT NOT NULL,
    title_en TEXT NOT NULL DEFAULT '',
    title_zh_hant TEXT NOT NULL DEFAULT '',
    title_zh_hans TEXT NOT NULL DEFAULT '',
    subtitle_en TEXT NOT NULL DEFAULT '',
    subtitle_zh_hant TEXT NOT NULL DEFAULT '',
    subtitle_zh_hans TEXT NOT NULL DEFAULT '',
    note_en TEXT NOT NULL DEFAULT '',
    note_zh_hant TEXT NOT NULL DEFAULT '',
    note_zh_hans TEXT NOT NULL DEFAULT '',
    alt_en TEXT NOT NULL DEFAULT '',
    alt_zh_hant TEXT NOT NULL DEFAULT '',
    alt_zh_hans TEXT NOT NULL DEFAULT '',
    options TEXT NOT NULL DEFAULT '{}',
    release TEXT NOT NULL,
    theme TEXT REFERENCES themes(slug),
    tags TEXT NOT NULL DEFAULT '[]'
) STRICT;

CREATE INDEX charts_dataset ON charts(dataset_id);

CREATE INDEX charts_theme ON charts(theme);

CREATE TABLE dataset_cell_sources (
    dataset_id TEXT NOT NULL REFERENCES datasets(id),
    source_id TEXT NOT NULL REFERENCES sources(id),
    PRIMARY KEY (dataset_id, source_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX dataset_cell_sources_source ON dataset_cell_sources(source_id);

CREATE TABLE dataset_figures (
    dataset_id TEXT NOT NULL REFERENCES datasets(id),
    place INTEGER NOT NULL,
    figure_key TEXT NOT NULL REFERENCES figures(key),
    PRIMARY KEY (dataset_id, place)
) STRICT, WITHOUT ROWID;

CREATE INDEX dataset_figures_figure ON dataset_figures(figure_key);

CREATE TABLE dataset_rows (
    dataset_id TEXT NOT NULL REFERENCES datasets(id),
    place INTEGER NOT NULL,
    count INTEGER NOT NULL,
    cells TEXT NOT NULL,
    named TEXT NOT NULL DEFAULT '',
    PRIMARY KEY (dataset_id, place)
) STRICT;

CREATE INDEX dataset_rows_counts ON dataset_rows(dataset_id, place, count, named);

CREATE TABLE dataset_sources (
    dataset_id TEXT NOT NULL REFERENCES datasets(id),
    place INTEGER NOT NULL,
    source_id TEXT NOT NULL REFERENCES sources(id),
    locator TEXT NOT NULL DEFAULT '',
    PRIMARY KEY (dataset_id, place)
) STRICT, WITHOUT ROWID;

CREATE INDEX dataset_sources_source ON dataset_sources(source_id);

CREATE TABLE datasets (
    nr INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    slug TEXT NOT NULL UNIQUE,
    title_en TEXT NOT NULL DEFAULT '',
    title_zh_hant TEXT NOT NULL DEFAULT '',
    title_zh_hans TEXT NOT NULL DEFAULT '',
    note_en TEXT NOT NULL DEFAULT '',
    note_zh_hant TEXT NOT NULL DEFAULT '',
    note_zh_hans TEXT NOT NULL DEFAULT '',
    columns TEXT NOT NULL,
    as_of TEXT NOT NULL DEFAULT '',
    theme TEXT REFERENCES themes(slug),
    tags TEXT NOT NULL DEFAULT '[]'
) STRICT;

CREATE INDEX datasets_theme ON datasets(theme);

CREATE TABLE editions (
    id TEXT NOT NULL PRIMARY KEY,
    briefing_id TEXT NOT NULL,
    number INTEGER NOT NULL,
    form TEXT NOT NULL,
    language TEXT NOT NULL,
    audience TEXT NOT NULL,
    exported_at TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    file_name TEXT NOT NULL,
    content TEXT NOT NULL DEFAULT ''
) STRICT, WITHOUT ROWID;

CREATE INDEX editions_briefing ON editions(briefing_id, number);

CREATE TABLE figure_uses (
    figure_key TEXT NOT NULL,
    kind TEXT NOT NULL,
    id TEXT NOT NULL,
    PRIMARY KEY (figure_key, kind, id)
) STRICT, WITHOUT ROWID;

CREATE INDEX figure_uses_user ON figure_uses(kind, id);

CREATE TABLE figures (
    nr INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    key TEXT NOT NULL UNIQUE,
    label_en TEXT NOT NULL DEFAULT '',
    label_zh_hant TEXT NOT NULL DEFAULT '',
    label_zh_hans TEXT NOT NULL DEFAULT '',
    note_en TEXT NOT NULL DEFAULT '',
    note_zh_hant TEXT NOT NULL DEFAULT '',
    note_zh_hans TEXT NOT NULL DEFAULT '',
    unit TEXT NOT NULL,
    noun TEXT NOT NULL DEFAULT '',
    formula TEXT NOT NULL DEFAULT '',
    cadence_months INTEGER,
    theme TEXT REFERENCES themes(slug),
    tags TEXT NOT NULL DEFAULT '[]'
) STRICT;

CREATE INDEX figures_theme ON figures(theme);

CREATE TABLE history_changes (
    id INTEGER PRIMARY KEY,
    step INTEGER NOT NULL,
    place TEXT NOT NULL,
    act TEXT NOT NULL,
    kind TEXT NOT NULL,
    owner TEXT NOT NULL,
    row_key TEXT NOT NULL,
    was TEXT,
    was_data BLOB
) STRICT;

CREATE INDEX history_changes_step ON history_changes(step);

CREATE TABLE history_steps (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL,
    texts TEXT NOT NULL,
    undone INTEGER NOT NULL DEFAULT 0,
    at TEXT NOT NULL DEFAULT ''
) STRICT;

CREATE TABLE history_touches (
    kind TEXT NOT NULL,
    id TEXT NOT NULL,
    step INTEGER NOT NULL,
    PRIMARY KEY (kind, id, step)
) STRICT, WITHOUT ROWID;

CREATE INDEX history_touches_step ON history_touches(step);

CREATE TABLE observations (
    figure_id TEXT NOT NULL REFERENCES figures(id),
    place INTEGER NOT NULL,
    value TEXT NOT NULL,
    qualifier TEXT NOT NULL,
    as_of TEXT NOT NULL DEFAULT '',
    source_id TEXT REFERENCES sources(id),
    locator TEXT NOT NULL DEFAULT '',
    status TEXT NOT NULL,
    note_en TEXT NOT NULL DEFAULT '',
    note_zh_hant TEXT NOT NULL DEFAULT '',
    note_zh_hans TEXT NOT NULL DEFAULT '',
    release TEXT NOT NULL,
    PRIMARY KEY (figure_id, place)
) STRICT, WITHOUT ROWID;

CREATE INDEX observations_source ON observations(source_id);

CREATE TABLE search_cards (
    nr INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    changed INTEGER NOT NULL,
    newest TEXT NOT NULL,
    stale_from TEXT NOT NULL,
    figure_key TEXT NOT NULL,
    theme TEXT NOT NULL,
    status TEXT NOT NULL,
    release TEXT NOT NULL,
    behind INTEGER NOT NULL,
    lapsed INTEGER NOT NULL,
    sourced INTEGER NOT NULL,
    body_en INTEGER NOT NULL,
    body_zh_hant INTEGER NOT NULL,
    body_zh_hans INTEGER NOT NULL,
    sort_en BLOB NOT NULL,
    sort_zh_hant BLOB NOT NULL,
    sort_zh_hans BLOB NOT NULL
) STRICT;

CREATE INDEX search_cards_changed ON search_cards( changed, nr, id, theme, status, release, behind, lapsed, sourced, stale_from, newest );

CREATE INDEX search_cards_counts ON search_cards(theme, status, release, behind, stale_from, lapsed);

CREATE INDEX search_cards_en ON search_cards(sort_en, nr, id);

CREATE INDEX search_cards_newest ON search_cards(newest, changed, nr, id);

CREATE INDEX search_cards_theme ON search_cards(theme, changed, nr, id);

CREATE INDEX search_cards_zh_hans ON search_cards(sort_zh_hans, nr, id);

CREATE INDEX search_cards_zh_hant ON search_cards(sort_zh_hant, nr, id);

CREATE TABLE search_docs (
    nr INTEGER PRIMARY KEY,
    kind TEXT NOT NULL,
    id TEXT NOT NULL,
    slug TEXT NOT NULL,
    title_en TEXT NOT NULL DEFAULT '',
    title_zh_hant TEXT NOT NULL DEFAULT '',
    title_zh_hans TEXT NOT NULL DEFAULT '',
    text_en TEXT NOT NULL DEFAULT '',
    text_zh_hant TEXT NOT NULL DEFAULT '',
    text_zh_hans TEXT NOT NULL DEFAULT '',
    more TEXT NOT NULL DEFAULT '',
    UNIQUE (kind, id)
) STRICT;

CREATE VIRTUAL TABLE search_index USING fts5(tokens, content='', columnsize=0, detail=none, tokenize=ascii);

CREATE TABLE search_tags (
    tag TEXT NOT NULL,
    nr INTEGER NOT NULL,
    PRIMARY KEY (tag, nr)
) STRICT, WITHOUT ROWID;

CREATE INDEX search_tags_nr ON search_tags(nr);

CREATE VIRTUAL TABLE search_titles USING fts5(tokens, content='', columnsize=0, detail=none, tokenize=ascii);

CREATE TABLE searches (
    nr INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    query TEXT NOT NULL
) STRICT;

CREATE TABLE sections (
    id TEXT NOT NULL PRIMARY KEY,
    briefing_id TEXT NOT NULL REFERENCES briefings(id),
    place INTEGER NOT NULL,
    title_en TEXT NOT NULL DEFAULT '',
    title_zh_hant TEXT NOT NULL DEFAULT '',
    title_zh_hans TEXT NOT NULL DEFAULT '',
    guidance_en TEXT NOT NULL DEFAULT '',
    guidance_zh_hant TEXT NOT NULL DEFAULT '',
    guidance_zh_hans TEXT NOT NULL DEFAULT '',
    release TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX sections_briefing ON sections(briefing_id, place);

CREATE TABLE settings (
    name TEXT NOT NULL PRIMARY KEY,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE sources (
    nr INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    slug TEXT NOT NULL UNIQUE,
    title TEXT NOT NULL DEFAULT '',
    publisher TEXT NOT NULL DEFAULT '',
    description_en TEXT NOT NULL DEFAULT '',
    description_zh_hant TEXT NOT NULL DEFAULT '',
    description_zh_hans TEXT NOT NULL DEFAULT '',
    kind TEXT NOT NULL,
    published TEXT NOT NULL DEFAULT '',
    url TEXT NOT NULL DEFAULT '',
    language TEXT NOT NULL DEFAULT '',
    note_en TEXT NOT NULL DEFAULT '',
    note_zh_hant TEXT NOT NULL DEFAULT '',
    note_zh_hans TEXT NOT NULL DEFAULT '',
    accessed TEXT NOT NULL DEFAULT ''
) STRICT;

CREATE TABLE terms (
    nr INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    slug TEXT NOT NULL UNIQUE,
    name_en TEXT NOT NULL DEFAULT '',
    name_zh_hant TEXT NOT NULL DEFAULT '',
    name_zh_hans TEXT NOT NULL DEFAULT '',
    short_en TEXT NOT NULL DEFAULT '',
    short_zh_hant TEXT NOT NULL DEFAULT '',
    short_zh_hans TEXT NOT NULL DEFAULT '',
    note_en TEXT NOT NULL DEFAULT '',
    note_zh_hant TEXT NOT NULL DEFAULT '',
    note_zh_hans TEXT NOT NULL DEFAULT '',
    state TEXT NOT NULL
) STRICT;

CREATE TABLE themes (
    nr INTEGER PRIMARY KEY,
    slug TEXT NOT NULL UNIQUE,
    name_en TEXT NOT NULL DEFAULT '',
    name_zh_hant TEXT NOT NULL DEFAULT '',
    name_zh_hans TEXT NOT NULL DEFAULT '',
    place INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE TABLE trash (
    nr INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    kind TEXT NOT NULL,
    title_en TEXT NOT NULL DEFAULT '',
    title_zh_hant TEXT NOT NULL DEFAULT '',
    title_zh_hans TEXT NOT NULL DEFAULT '',
    content TEXT NOT NULL,
    deleted_at TEXT NOT NULL
) STRICT;

CREATE TABLE version_data (
    sha256 TEXT NOT NULL PRIMARY KEY,
    data BLOB NOT NULL
) STRICT;

CREATE TABLE versions (
    nr INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    briefing_id TEXT NOT NULL,
    at TEXT NOT NULL,
    why TEXT NOT NULL,
    note TEXT NOT NULL DEFAULT '',
    blocks INTEGER NOT NULL,
    sha256 TEXT NOT NULL
) STRICT;

CREATE INDEX versions_briefing ON versions(briefing_id, nr);

CREATE INDEX versions_sha256 ON versions(sha256);
