### 阅读器之外，窗口里说的话。

app-name = Flyleaf
ui-failed = 窗口出了问题：{ $detail }
