"""Tables as they come in and go out: CSV, tab-separated text, XLSX and HTML from the clipboard; all hostile until checked."""
