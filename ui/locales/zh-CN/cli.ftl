### 命令行的文字。出错时说明：什么事、哪个文件或编号、怎么办。

## 命令行本身

cli-command-after-file = 命令“{ $file }”写在了文件后面，命令应写在最前。
cli-json-without-command = --json 须与命令同用，见 flyleaf --help。
cli-file-not-found = 没有名为“{ $file }”的文件，也没有这个命令。
cli-file-not-found-hint = 请核对路径，或用 flyleaf --help 查看命令。
cli-file-unreachable = 无法打开“{ $file }”：{ $detail }。
cli-no-data-folder = 系统没有指明存放书库的文件夹。
cli-no-data-folder-hint = 请用 --library DIR 指定。
cli-output-failed = 结果未能写出：{ $detail }。
error-no-display = 没有可以打开窗口的显示器；flyleaf --help 列出了不需要窗口的命令。
error-window = 无法打开窗口：{ $detail }。

## 进度

cli-stage-searching = 查找
cli-stage-reading = 读取
cli-stage-typesetting = 排版
cli-stage-writing = 写出

## 名称

cli-issue = 《{ $publication }》{ $name }
cli-publication-untitled = （无刊名）
cli-issue-number = 第 { $number } 期
cli-issue-volume = 第 { $volume } 卷
cli-issue-volume-number = 第 { $volume } 卷第 { $number } 期
cli-untitled = （无题）
cli-kind-issue = 整期批注
cli-kind-article = 全文批注
cli-kind-highlight = 标记
cli-kind-underline = 下划线
cli-status-exact = 原处
cli-status-moved = 已移位
cli-status-changed = 文字有变
cli-status-ambiguous = 不止一处相符
cli-status-orphaned = 已无归处

## 数目

cli-list-separator = ，
cli-count-articles = { $count } 篇
cli-count-highlights = { $count } 处标记
cli-count-notes = { $count } 条批注
cli-count-look = { $count } 处请过目
cli-count-pages = { $count } 页
cli-count-headings = { $count } 个小标题
cli-count-paragraphs = { $count } 段
cli-count-lists = { $count } 个列表
cli-count-quotes = { $count } 段引文
cli-count-preformatted = { $count } 段原样文字
cli-count-tables = { $count } 张表格
cli-count-figures = { $count } 幅图
cli-count-footnotes = { $count } 条脚注
cli-count-characters = { $count } 字符

## inspect

cli-inspect-number = 第 { $value } 期
cli-inspect-volume = 第 { $value } 卷
cli-inspect-contents = 目录
cli-inspect-articles = 文章
cli-inspect-regions = 文字的去处
cli-inspect-report = 报告
cli-region-masthead = 刊头
cli-region-contents = 目录
cli-region-article = 文章
cli-region-furniture = 版面附件
cli-region-boilerplate = 例行文字
cli-region-unassigned = 没有归处

## import

cli-import-imported = 已从 { $path } 导入{ $issue }，共 { $articles } 篇。
cli-import-revised = 已按 { $path } 修订{ $issue }，共 { $articles } 篇；批注：原处 { $exact } 条，已移位 { $moved } 条，字句有变 { $changed } 条，多处相符 { $ambiguous } 条，已无归处 { $orphaned } 条。
cli-import-present = { $issue }已在书库，逐字节相同：{ $path }。
cli-import-nothing = 没有可导入的文件。

## list, show, notes

cli-library-empty = { $folder } 里的书库还没有刊物。用 flyleaf import FILE 导入一期。
cli-no-such-publication = 没有名为“{ $name }”的刊物。
cli-no-such-publication-empty = 书库里还没有刊物，用 flyleaf import FILE 导入一期。
cli-no-such-publication-hint = 书库里有：{ $titles }。
cli-show-blocked = 本期要求载入的内容有 { $count } 项未予载入；用 --json 查看明细。
cli-show-revision = 版本 { $number }
cli-notes-none = 没有批注。

## annotate

cli-annotate-highlighted = 已标记{ $issue }第 { $article } 篇的“{ $quote }”（{ $id }）。
cli-annotate-noted = 已在{ $issue }第 { $article } 篇的“{ $quote }”处写下批注（{ $id }）。

## export

cli-export-pdf-only = { $option } 只用于 --format pdf。
cli-export-article-of-several = --article 只能从一期中选取，请只写一期。
cli-export-unplaced = 有 { $count } 条批注在正文中没有归处，列在各期末尾。
cli-export-unprinted = “{ $article }”中有一幅图无法印出，代以文字：{ $alt }
cli-export-unprinted-unnamed = “{ $article }”中有一幅图无法印出，原处已注明。
cli-export-missing = “{ $article }”中的这些字符没有可用的字体：{ $characters }

## check

cli-check-looked = 已检查 { $issues } 期、{ $revisions } 个版本、{ $annotations } 条批注、{ $originals } 份原件、{ $images } 幅图。
cli-check-whole = 书库完好。
cli-check-damaged = { $folder } 里的书库有 { $count } 处损坏。
cli-check-damaged-hint = 请先复制整个文件夹；其余内容仍可阅读和导出。

## import-annotations

cli-annotations-issue = { $title } → { $issue }。{ $reason }
cli-annotations-no-issue = { $title }：{ $reason }
cli-annotations-moved = 已移动：{ $quote }
cli-annotations-changed = 文字有变：{ $quote }
cli-annotations-ambiguous = 无法确定位置：{ $quote }
cli-annotations-orphaned = 找不到原文：{ $quote }
cli-annotations-unsupported = 不支持，{ $place }：{ $what }
cli-annotations-counts = 归位 { $kept } 条，移动 { $moved } 条，位置不定 { $ambiguous } 条，已无归处 { $orphaned } 条，不支持 { $unsupported } 条，已有 { $present } 条
