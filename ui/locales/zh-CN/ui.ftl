### 阅读器之外，窗口里说的话。

app-name = Flyleaf
list-separator = ，
back = 返回
ui-failed = 窗口出了问题：{ $detail }

## 期的称呼

issue-number = 第{ $number }期
issue-volume = 第{ $volume }卷
publication-untitled = 无刊名
issue-unread = 未读
issue-read = 已读
issue-state-unread = 未读
issue-state-read = 已读
issue-percent = { $percent }%
issue-percent-read = 已读 { $percent }%
issue-notes = { $count } 条批注
issue-missing = 缺期
issue-missing-name = 第{ $number }期，缺
issue-add = 补上
issue-add-name = 补上：第{ $number }期

## 侧栏

rail = Flyleaf
rail-home = Flyleaf，书库
rail-publications = 刊物
rail-none = 还没有
rail-unread = { $count } 期未读

## 书库

library = 书库
library-shelves = 书架
library-publications = { $count } 种刊物
library-missing = 缺 { $count } 期
library-failed = 书库打不开
library-retry = 再试一次
shelf-issues = 共 { $count } 期
shelf-missing = 缺 { $count } 期
shelf-all = 全部各期
shelf-all-name = 《{ $publication }》全部各期
publication-spellings = 又作
publication-spelling-why = （{ $why }）
merge = 合并
merge-with = 与另一份合并
merge-title = 合并刊物
merge-into = 把各期并入
merge-what = 《{ $from }》的各期、刊名写法和阅读规则都归到那里，以后同名的也归到那里。可以撤销。
merge-done = 《{ $from }》已并入《{ $into }》
publication-issues = 各期

## 导入

import = 导入
import-drop = 把文件或文件夹拖到这里
import-drop-count = 松手即导入 { $count } 项
import-formats =
    文本、网页、邮件、Word、PDF、EPUB、订阅源、压缩包。
    原件只复制，绝不改动。
import-choose-files = 选择文件
import-choose-files-title = 选择要导入的文件
import-choose-folder = 选择文件夹
import-choose-folder-title = 选择要导入的文件夹
import-under-way = 正在导入
import-progress = { $done } / { $total }
import-searching = 正在找文件
import-reading = 正在辨认文章
import-stopping = 读完这一份就停
import-stop = 停止导入
import-show = 查看
import-report = 导入结果
import-files-under-way = 本次导入的文件
import-files-done = 上次导入的文件
import-state-waiting = 等待
import-state-reading = 正在读
import-state-imported = 新一期
import-state-revised = 已修订
import-state-present = 已在库中
import-state-failed = 未导入
import-state-cancelled = 略去
import-stop-file = 略去 { $name }
import-open-name = 打开 { $name }
import-needs-look = 请过目
import-report-name = 请过目：{ $name }
import-retry = 再试
import-retry-name = 再试 { $name }
import-retry-all = 再试所有未导入的文件
import-parts = 由 { $count } 个文件合成
import-paste = 在此粘贴文字
import-paste-done = 已作为一期粘贴
import-pasted = 粘贴的文字
format-all = 所有可读的文件
format-any = 任何文件
format-text = 纯文本
format-html = 网页
format-markdown = Markdown
format-docx = Word 文档
format-odt = OpenDocument 文本
format-rtf = RTF
format-epub = EPUB 电子书
format-pdf = PDF
format-mail = 邮件与邮箱
format-feed = 订阅源
format-zip = ZIP 压缩包
import-when = { $date } { $time }
import-nothing = 没有找到文件
import-anchors = 修订各期的批注：{ $told }
import-notes = 批注：{ $told }
import-changes = 看改动
import-changes-name = 看{ $name }的改动
import-stopped = 没有读完就停了。已导入的都留着。
import-issue = { $publication }，{ $name }
import-open = 打开

## 欢迎

welcome-begin = 开始
welcome-lead = 按期读通讯与简报，把想法写在页边。
welcome-text = 把手头的文件交给它。Flyleaf 会认出刊头、期号、日期、目录和每一篇文章，拿不准的地方会告诉你。原文一字不丢。
welcome-notes = 你的批注留在所批的字句旁边，也随它们一起印成 PDF。
welcome-private = 一切都留在这台电脑上，无需账号。
welcome-sample = 打开样刊
welcome-sample-detail = 四篇文章，两条批注，英文，略有中文
welcome-folder = 存放于

## 设置

settings = 设置
settings-at-once = 改动即刻生效
settings-appearance = 外观
settings-theme = 主题
settings-theme-system = 跟随系统
settings-theme-light = 明亮
settings-theme-sepia = 米黄
settings-theme-dark = 深色
settings-theme-contrast = 高对比
settings-read-size = 正文字号
settings-ui-scale = 界面大小
settings-percent = { $percent }%
settings-notes = 批注字体
settings-notes-italic = 楷体
settings-notes-upright = 正体
settings-margin-notes = 在页边显示批注
settings-language = 语言
settings-interface = 界面
settings-system = 跟随系统
settings-keys = 按键
settings-letter-keys = 单个字母作命令用
settings-letter-keys-detail = 例如按 J 到下一段。写字时绝不起作用。
settings-specimen = 样张

## 消息

toasts = 消息
toast-dismiss = 知道了
undo-create = 已撤销标记
undo-update = 已撤销对批注的改动
undo-delete = 标记已放回原处
undo-several =
    { $count ->
       *[other] 已撤回对 { $count } 条批注的改动
    }
undo-restore = 批注已移回废纸篓
undo-digest = 已撤回对文摘的改动
undo-correct = 已撤回订正
redo-create = 已重新标记
redo-update = 已重做对批注的改动
redo-delete = 已再次删除标记
redo-several =
    { $count ->
       *[other] 已重做对 { $count } 条批注的改动
    }
redo-restore = 批注已重新移出废纸篓
redo-digest = 已重做对文摘的改动
redo-correct = 已重做订正
undo-merge = 已拆回两份刊物
undo-paste = 已取出粘贴的一期
undo-nothing = 没有可撤销的
redo-merge = 已重新合并刊物
redo-paste = 已放回粘贴的一期
redo-nothing = 没有可重做的
undo-undo = 撤销
undo-redo = 重做
undo-show = 查看

## 对话框与失败

dialog-close = 关闭
failure-kind = 未完成
failure-what = 出了什么事
failure-hint = 怎么办

## 按键

keys = 按键
keys-go = 前往
keys-read = 阅读
keys-caret = 光标
keys-select = 选取
keys-mark = 标记
keys-notes = 批注
keys-source = 原文
keys-files = 文件
keys-app = 应用
key-go-library = 书库
key-revisions-show = 修订与改动
key-decision-next = 下一条待定批注
key-decision-previous = 上一条待定批注
key-go-back = 返回
key-pane-next = 下一个窗格
key-pane-previous = 上一个窗格
key-paragraph-next = 下一段
key-paragraph-previous = 上一段
key-page-next = 下翻一页
key-page-previous = 上翻一页
key-article-next = 下一篇
key-article-previous = 上一篇
key-issue-next = 下一期
key-issue-previous = 上一期
key-contents-show = 目录
key-caret-character-right = 光标后移一字
key-caret-character-left = 光标前移一字
key-caret-line-down = 光标下移一行
key-caret-line-up = 光标上移一行
key-caret-word-right = 光标后移一词
key-caret-word-left = 光标前移一词
key-caret-sentence-next = 光标到下一句
key-caret-sentence-previous = 光标到上一句
key-caret-paragraph-next = 光标到下一段
key-caret-paragraph-previous = 光标到上一段
key-caret-line-start = 光标到行首
key-caret-line-end = 光标到行尾
key-caret-text-start = 光标到篇首
key-caret-text-end = 光标到篇尾
key-select-start = 从这里开始选
key-select-character-right = 多选一个字
key-select-character-left = 少选一个字
key-select-word-right = 多选一个词
key-select-word-left = 少选一个词
key-select-paragraph-next = 多选一段
key-select-paragraph-previous = 少选一段
key-select-line-down = 多选一行
key-select-line-up = 少选一行
key-select-sentence-next = 多选一句
key-select-sentence-previous = 少选一句
key-select-line-start = 选到行首
key-select-line-end = 选到行尾
key-select-text-start = 选到篇首
key-select-text-end = 选到篇尾
key-select-drop = 取消选取
key-highlight-straw = 标成黄色
key-highlight-sage = 标成绿色
key-highlight-sky = 标成蓝色
key-highlight-rose = 标成粉色
key-passage-underline = 加下划线，或改回标记
key-highlight-remove = 去掉标记
key-note-write = 写批注
key-note-tag = 标签
key-quote-copy = 复制引文
key-citation-copy = 复制出处
key-note-next = 下一条批注
key-note-previous = 上一条批注
key-note-edit = 修改批注
key-note-article = 批注本篇
key-note-issue = 批注本期
key-note-delete = 删除批注
key-margin-toggle = 显示或隐藏批注
key-source-show = 本期是怎样读出的
key-source-leave = 回到本期
key-line-next = 下一行
key-line-previous = 上一行
key-line-next-too = 多选一行
key-line-previous-too = 少选一行
key-region-next = 下一部分
key-region-previous = 上一部分
key-boundary-up = 边界上移一行
key-boundary-down = 边界下移一行
key-boundary-up-paragraph = 边界上移一段
key-boundary-down-paragraph = 边界下移一段
key-article-split = 自此另起一篇
key-article-merge = 并入前一篇
key-article-retitle = 改标题
key-article-earlier = 提前阅读这一篇
key-article-later = 推后阅读这一篇
key-article-remove = 不是文章
key-lines-article = 归还文章
key-lines-furniture = 归为版面附件
key-lines-boilerplate = 归为例行文字
key-lines-unplaced = 归为无归处
key-import-files = 导入文件
key-import-paste = 把文字粘贴为一期
key-export-pdf = 导出 PDF
key-settings-open = 设置
key-text-larger = 放大正文
key-text-smaller = 缩小正文
key-text-standard = 标准字号
key-undo = 撤销
key-redo = 重做
key-keys-show = 全部按键
