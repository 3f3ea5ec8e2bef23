### 阅读器之外，窗口里说的话。

app-name = Flyleaf
ui-failed = 窗口出了问题：{ $detail }

## 对话框与失败

dialog-close = 关闭
failure-kind = 未完成
failure-what = 出了什么事
failure-hint = 怎么办
