### 与其他程序互传批注。

## 导入

incoming-import = 导入批注
incoming-import-how = 来自 Kindle、Zotero、Readwise、KOReader 等
incoming-choose-title = 选择批注文件
incoming-files = 批注文件
incoming-reading = 正在读取文件
incoming-program-web-annotation = Web Annotation
incoming-program-epub-annotations = EPUB Annotations
incoming-program-readium = Readium
incoming-program-hypothesis = Hypothesis
incoming-program-zotero = Zotero
incoming-program-readest = Readest
incoming-program-foliate = Foliate
incoming-program-calibre = calibre
incoming-program-koreader = KOReader
incoming-program-kindle = Kindle
incoming-program-readwise = Readwise
incoming-extent = { $works } 部作品上的 { $notes } 条批注
incoming-to-import = 将导入 { $count } 条批注
incoming-imported =
    { $count ->
        [0] 没有导入批注
       *[other] 已导入 { $count } 条批注
    }
incoming-nothing-new = 没有新内容，都已在书库中
incoming-none-matched = 没有找到这些批注所属的一期
incoming-undone = 已撤回导入
incoming-count-kept = 原处 { $count } 条
incoming-count-moved = 移位 { $count } 条
incoming-count-ambiguous = 多处相符 { $count } 条
incoming-count-orphaned = 无归处 { $count } 条
incoming-count-unmatched = 未定归属 { $count } 条
incoming-count-present = 已有 { $count } 条
incoming-count-unsupported = 不支持 { $count } 项
incoming-unmatched = 有 { $count } 条批注不知属于哪一期，不会导入。请在下面选定，或先导入那一期。
incoming-unmatched-done = 有 { $count } 条批注因不知属于哪一期而没有导入，原文件未作改动。
incoming-list = 文件中的批注
incoming-untitled = 无题作品
incoming-outcome-kept = 原处
incoming-outcome-moved = 已移位
incoming-outcome-changed = 字句有变
incoming-outcome-ambiguous = 多处相符
incoming-outcome-orphaned = 无归处
incoming-outcome-present = 已有
incoming-outcome-unmatched = 不导入
incoming-rest = 无法作为批注保留的 { $count } 项
incoming-no-issue = 书库中没有它所属的一期。
incoming-other-issue = 换一期
incoming-choose = 选定一期
incoming-act-on = { $act }：{ $title }
incoming-choose-issue = 选定一期
incoming-find-issue = 查找一期
incoming-issues = 各期
incoming-issues-found = 找到 { $count } 期
incoming-issues-more = 另有 { $count } 期，多写几个字即可找到。
incoming-fits = 吻合
incoming-leave-out = 略过这些批注
incoming-match = 按标题和字句匹配
incoming-not-read = 文件没有读成。
incoming-not-imported = 未导入任何内容。
incoming-again = 重新预览
incoming-do =
    { $count ->
        [0] 导入
       *[other] 导入 { $count } 条
    }

## 导出

outgoing-export = 导出批注
outgoing-format = 格式
outgoing-extent = { $issues } 期的 { $notes } 条批注
outgoing-web_annotation = Web Annotation（JSON-LD）
outgoing-web_annotation-for = 完整无缺，可留存，也可再导入 Flyleaf 或其他遵循 W3C 标准的程序。
outgoing-markdown = Markdown，单个文件
outgoing-markdown-for = 便于阅读和续写：再次导出到同一文件时，你添写的内容会保留。
outgoing-markdown_notes = Markdown，每条批注一个文件
outgoing-markdown_notes-for = 存入文件夹，供 Obsidian 等笔记程序使用；你添写的内容同样保留。
outgoing-html = 网页
outgoing-html-for = 供阅读、打印或寄送。
outgoing-epub_annotations = EPUB Annotations
outgoing-epub_annotations-for = 供遵循 W3C 的 EPUB 批注草案的阅读程序使用。
outgoing-csv = Readwise（CSV）
outgoing-csv-for = 供 Readwise 和电子表格使用。
outgoing-bibtex = BibTeX
outgoing-bibtex-for = 你批注过的文章，供 LaTeX 引用。
outgoing-csl_json = CSL-JSON
outgoing-csl_json-for = 同样的文章，供 Zotero、Pandoc 和文字处理程序引用。
outgoing-one-issue = 这种文件只容纳一期的批注，而这些批注出自 { $issues } 期。请从各期分别导出。
outgoing-nothing = 没有可导出的批注。
outgoing-folder = 选择存放批注的文件夹
outgoing-file-name = Flyleaf 批注
outgoing-do = 导出
outgoing-failed = 没有导出任何内容。
outgoing-written = 已导出 { $count } 条批注

## 按键

key-notes-import = 导入批注
key-export-notes = 导出批注
key-rows-export = 导出批注
