### 阅读器、页边批注与打印。

## 称呼

reader-untitled = 第{ $number }篇
reader-missing = 缺期

## 目录

reader-contents = { $issue }目录
reader-contents-title = 目录
reader-contents-show = 目录
reader-entry-state =
    { $state ->
        [unread] 未读
        [read] 已读完
       *[begun] 已读{ $percent }%
    }{ $count ->
        [0] { "" }
       *[other] ，{ $count }处标记
    }
reader-issue-marks = { $highlights }处标记，{ $notes }条批注
reader-issue-before = 上一期：
reader-issue-after = 下一期：

## 正文上下

reader-article-of = 第{ $number }篇，共{ $total }篇
reader-article-previous = 上一篇
reader-article-next = 下一篇
reader-type = 字号与配色
reader-text-size = 字号
reader-pixels = { $size }
reader-theme = 配色
reader-theme-system = 随系统
reader-theme-light = 明
reader-theme-sepia = 旧纸
reader-theme-dark = 暗
reader-theme-contrast = 高对比
reader-upright-notes = 批注用正体
reader-margin-notes = 页边批注
reader-export = 导出
reader-source = 本期是怎样读出的
reader-status = 阅读位置
reader-paragraph = 第{ $number }段，共{ $total }段
reader-percent-read = 已读{ $percent }%
reader-minutes-left = 还需{ $minutes }分钟
reader-hint-paragraph = 段落
reader-hint-select = 选取
reader-hint-keys = 全部按键
reader-map-label = 阅读位置
reader-map =
    { $count ->
        [0] 没有标记
       *[other] { $count }处标记
    }；已读{ $percent }%
reader-wide-table = 宽于版面的表格
reader-image-unnamed = 未附说明的图
reader-image-absent = 未载入：文件中没有这幅图
reader-image-broken = 此图无法显示
reader-footnote-back = 注{ $mark }，回到正文
reader-failed = 这一期打不开
reader-try-again = 再试一次
reader-to-library = 去书库

## 未予载入

receipt-line = 有{ $count }项未予载入
receipt-title = 未予载入
receipt-lead = 本期要求载入下列内容。Flyleaf不为任何一期联网：这些都没有载入，也没有人知道你在阅读。
receipt-kind-tracking-pixel = 小得看不见、只为告知谁在阅读的图
receipt-kind-beacon = 回报
receipt-kind-script = 脚本
receipt-kind-form = 表单
receipt-kind-frame = 嵌入的网页
receipt-kind-tracking-parameter = 带追踪参数的链接，去掉参数后去处不变
receipt-kind-unsafe-link = 不可打开的链接
receipt-kind-remote-image = 网上的图
receipt-kind-remote-media = 网上的声音与影像
receipt-kind-remote-style = 网上的样式表
receipt-kind-remote-font = 网上的字体
receipt-no-address = 未写地址
receipt-all = 显示全部{ $count }项

## 标记

reader-tools-selection = 选中的文字
reader-tools-highlight = 标记
reader-tool-straw = 黄色标记
reader-tool-sage = 绿色标记
reader-tool-sky = 蓝色标记
reader-tool-rose = 粉色标记
reader-tool-note = 写批注
reader-tool-quote = 复制引文
reader-tool-tag = 标签
reader-tool-cite = 复制出处
reader-tool-underline = 下划线
reader-tool-remove = 去掉标记
reader-tool-named = { $label }（{ $key }）
reader-colour-straw = 黄色
reader-colour-sage = 绿色
reader-colour-sky = 蓝色
reader-colour-rose = 粉色
reader-highlighted = 已标成{ $colour }
reader-underlined = 已加{ $colour }下划线
reader-recoloured = 已改为{ $colour }
reader-restyled-highlight = 已改为标记
reader-restyled-underline = 已改为下划线
reader-highlight-removed = 标记已移到废纸篓
reader-note-removed = 批注与标记已移到废纸篓
reader-whole-note-removed = 批注已移到废纸篓
reader-undo = 撤销
reader-quote-copied = 引文已复制
reader-citation-copied = 出处已复制，附有回到原处的链接
reader-selected = 已选：{ $quote }
reader-at-paragraph =
    第{ $number }段，共{ $total }段{ $notes ->
        [0] { "" }
       *[other] ，{ $notes }条批注
    }
reader-at-note = { $quote }。批注：{ $note }
reader-at-highlight = { $quote }。{ $colour }标记
reader-selection-dropped = 已取消选取

## 引文与出处

reader-cite-quoted = “{ $quote }”
reader-cite-article = 《{ $title }》
reader-cite-publication = 《{ $title }》
reader-cite-number = 第{ $number }期
reader-cite-year = （{ $year }年）
reader-cite-separator = ，
reader-cite-dash = ——

## 导出PDF

export-title = 导出PDF
export-articles = 文章
export-all = 全部{ $count }篇
export-this-one = 本篇
export-choose = 挑选
export-nothing-chosen = 至少选一篇。
export-paper = 纸张
export-letter = 信纸
export-notes = 批注
export-notes-margin = 放在页边
export-notes-end = 放在每篇文末
export-notes-none = 不放
export-include = 包括
export-masthead = 刊头与目录页
export-highlights = 彩色标记
export-preview = 预览
export-laying-out = 正在排版
export-page = 第{ $page }页，共{ $pages }页
export-spread = 第{ $left }、{ $right }页，共{ $pages }页
export-earlier = 前面的页
export-later = 后面的页
export-pages = 共{ $pages }页
export-cancel = 取消
export-close = 关闭
export-stop = 停止
export-do = 导出PDF
export-busy = 正在导出
export-busy-count = 正在导出 { $done } / { $total }
export-started = 正在写入PDF
export-stopped = 已停止，没有写入文件。
export-save-title = 导出PDF
export-pdf-files = PDF文件
export-written = PDF已写好，共{ $pages }页
export-show = 在文件夹中显示
export-failed = PDF没有写成。
export-unprinted = 《{ $article }》中有一幅图无法印出，代以文字：{ $alt }
export-unprinted-unnamed = 《{ $article }》中有一幅图无法印出，原处已注明。
export-missing = 《{ $article }》中这些字，装有的字体里都没有：{ $characters }
export-unplaced = { $count }条批注在文中没有位置，放在了文末。
