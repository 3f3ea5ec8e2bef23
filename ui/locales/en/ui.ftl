### What the window says outside the reader.

app-name = Flyleaf
ui-failed = Something went wrong in the window: { $detail }

## Dialogs and failures

dialog-close = Close
failure-kind = Not done
failure-what = What
failure-hint = What to do
