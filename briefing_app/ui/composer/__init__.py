"""The composer: a briefing is put together from the library, section by section, beside its pages."""
