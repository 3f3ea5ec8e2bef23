### What the window says outside the reader.

app-name = Flyleaf
ui-failed = Something went wrong in the window: { $detail }
