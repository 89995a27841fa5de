#!/bin/sh
# Puts Hetao Briefing into your own menu, without administrator's rights: ./install.sh
# Takes it out again: ./install.sh --remove (from here, or ~/.local/opt/hetao-briefing/install.sh --remove).
# Your libraries lie elsewhere and are never touched.
set -eu
here=$(CDPATH= cd -- "$(dirname -- "$0")" && pwd)
data=${XDG_DATA_HOME:-$HOME/.local/share}
place=$HOME/.local/opt/hetao-briefing
link=$HOME/.local/bin/hetao-briefing

refresh() {
    # Desktops that have these read the new entries at once; others at the next log-in.
    if command -v update-desktop-database >/dev/null; then update-desktop-database -q "$data/applications" || true; fi
    if command -v update-mime-database >/dev/null; then update-mime-database "$data/mime" >/dev/null 2>&1 || true; fi
}

remove() {
    rm -f "$link" "$data/applications/hetao-briefing.desktop" "$data/mime/packages/hetao-briefing.xml"
    for icon in "$data"/icons/hicolor/*/apps/hetao-briefing.png "$data"/icons/hicolor/*/apps/hetao-briefing.svg; do
        rm -f "$icon"
    done
    rm -rf "$place"
}

if [ "${1:-}" = "--remove" ]; then
    remove
    refresh
    echo "Hetao Briefing was removed. Your libraries are where they were."
    exit 0
fi
if [ "$here" = "$place" ]; then
    echo "Hetao Briefing is installed already, in $place." >&2
    exit 1
fi
remove
mkdir -p "$place" "$data/applications" "$HOME/.local/bin"
cp -R "$here/." "$place/"
cp -R "$here/share/." "$data/"
# The menu starts the program by its whole path: ~/.local/bin is not on everybody's PATH.
escaped=$(printf '%s' "$place/hetao-briefing" | sed 's/[\\"`$]/\\\\&/g; s/%/%%/g; s/[\\&|]/\\&/g')
sed "s|^Exec=.*|Exec=\"$escaped\" %F|" "$here/share/applications/hetao-briefing.desktop" \
    >"$data/applications/hetao-briefing.desktop"
ln -sf "$place/hetao-briefing" "$link"
refresh
echo "Hetao Briefing was installed in $place; it is in your menu."
