### 各项操作的说明与差错：出了什么事，在哪个文件或编号，提示里说怎么办。

error-cancelled = 已按你的要求停止。

## 读取文件

error-file-absent = { $path } 处没有文件。
error-file-denied = 没有读取 { $path } 的权限。
hint-file-denied = 请取得读取权限，或把它复制到你能读取的位置。
error-file-unreadable = 无法读取 { $path }：{ $detail }。
error-file-not-a-file = { $path } 既不是文件，也不是存放文件的文件夹。
error-file-empty = { $path } 中没有文字。
error-file-binary = { $path } 不是文本：第 { $byte } 字节不属于任何文字。
error-file-unsupported = { $path } 是 { $format } 文件，不能作为一期刊物读取。
error-file-encrypted = { $path } 的文字已用 { $format } 加密。
hint-file-encrypted = 请用能打开它的程序另存为未加密的文件，再导入。
hint-file-text = 请用制作它的程序存为纯文本，再导入。
error-file-damaged = { $path } 是损坏的 { $format } 文件，无法读取任何内容：{ $detail }。
error-file-several = { $path } 是包含 { $count } 个文件的压缩包。
hint-file-several = 请导入它，其中每个文件会成为一期。
error-file-no-text-layer = { $path } 没有文字层：它的 { $count } 页都是图片。
hint-file-no-text-layer = 请用扫描识别程序（OCR）识别其中的文字，再导入识别后的文件。
error-file-password = { $path } 已加密，需要密码才能打开。
hint-file-password = 请用能打开它的程序另存为不带密码的文件，再导入。
error-file-too-large = { $path } 有 { $size } MB；一期最多读取 { $most } MB。
error-file-too-long = { $path } 有 { $lines } 行；一期最多读取 { $most } 行。
hint-file-too-large = 请按期拆分后再导入。
error-file-mistake = 由于 Flyleaf 自身的错误，无法读取 { $path }。
hint-file-mistake = 书库没有改动。请报告这个错误；如果方便，请附上该文件。

## 导入的结果

import-sum-imported = { $count } 期
import-sum-revised = 修订 { $count } 期
import-sum-look = { $count } 期请过目
import-sum-present = { $count } 期原已在库
import-sum-failed = { $count } 份读不了
import-sum-cancelled = { $count } 份未导入

## 刊名为何算作同一份刊物

spelling-title = 字母相同
spelling-words = 只差连接词或冠词
spelling-accents = 只差重音符号
spelling-number = 只差期号或日期
spelling-declared = 邮件或订阅源同时写明两个刊名
spelling-merged = 由你合并

## 写入文件

error-write = 无法写入 { $path }：{ $detail }。
error-write-denied = 没有写入 { $path } 的权限。
error-write-no-folder = { $path } 所在的文件夹不存在。
error-write-folder = { $path } 是一个文件夹。
error-write-not-a-file = { $path } 不是可以替换的文件。
hint-write-elsewhere = 请另选位置或名称。

## 书库

error-library-newer = { $path } 处的书库由更新版本的 Flyleaf 写成，未作改动。
hint-library-newer = 请用 Flyleaf { $version } 或更新版本打开。
error-not-a-library = { $path } 不是 Flyleaf 书库，未作改动。
hint-not-a-library = 把这个文件移到别处再试，或用另一个文件夹启动：flyleaf --library 文件夹。
error-library-damaged = { $path } 处的书库已损坏：{ $detail }。
error-row-damaged = 书库中 { $table } 表的 { $row } 行已损坏。
hint-library-damaged = 请先把书库文件夹复制到安全的地方，再用 flyleaf check 查看所有损坏之处。
error-library-folder = 书库文件夹 { $path } 无法使用：{ $detail }。
error-library-busy = 另一个程序长时间占用 { $path }，无法写入。
hint-library-busy = 请等它完成后再试。
error-read-only = 没有写入 { $path } 的权限。
hint-read-only = 请允许写入，或为书库另选一个文件夹。
error-disk-full = { $path } 所在的磁盘已满；没有任何改动。
hint-disk-full = 请腾出空间后再试。
error-library = 书库无法使用：{ $detail }。

## 期、文章、批注

error-issue-unknown = 书库中没有 { $reference } 这一期。
hint-issue-unknown = flyleaf list 会列出所有各期，可用编号或“刊名/期号”指明。
error-issue-several = { $reference } 对应不止一期。
hint-issue-several = 请用编号指明其中一期：{ $candidates }。
error-article-unknown = 这一期没有第 { $number } 篇文章。
error-publication-unknown = 书库里没有另一份刊物 { $id }。
error-image-unknown = 图片 { $id } 不在书库中。
error-digest-unknown = 文摘 { $id } 已不在书库中，或已移入废纸篓。
error-link = “{ $address }”不是书库中任何内容的地址。
error-revision-unknown = 这一期没有第 { $number } 版。
error-annotation-unknown = 批注 { $id } 已不在书库中。
error-no-passage = 第 { $number } 篇文章中没有选中可以标注的文字。
hint-no-passage = 请选中文章中的文字后再试。
error-text-revised = 在你阅读时，第 { $number } 篇文章有了修订，选中的文字已经改变。没有添加高亮。
hint-text-revised = 请重新打开这一期，阅读新的文本。

## 一期怎样读出，怎样订正

error-reread = 无法重新读取原件：{ $detail }。
hint-reread = 这一期没有改动。可用 flyleaf check 查看保存的文件是否完好。
error-correction-unfit = 这与本期的读法不合；没有任何改动。
hint-correction-unfit = 一期至少要有一篇文章；文章须在前一篇之后开始，并早于自己的结尾。
error-no-date = “{ $value }”不是确定的日期。
hint-no-date = 请写作 2026-05-14、2026-05，或照印写明年月日。
error-rule-empty = 规则里要有可以比对的文字。
hint-rule-empty = { "{number}" }、{ "{month}" }、{ "{any}" } 代表可变之处；关于本期信息的规则要用 { "{value}" } 标出所在。

rule-aside =
    { $becomes ->
        [boilerplate] 形如“{ $like }”的行是例行文字。
        [masthead] 形如“{ $like }”的行归入刊头。
        [contents] 形如“{ $like }”的行归入目录。
        [unassigned] 形如“{ $like }”的行没有归处。
       *[other] 形如“{ $like }”的行是版面附件。
    }
rule-section =
    { $until ->
        [end] 自形如“{ $from }”的一行至文末，都{ $becomes ->
            [boilerplate] 是例行文字
            [masthead] 归入刊头
            [contents] 归入目录
            [unassigned] 没有归处
           *[other] 是版面附件
        }。
       *[article] 自形如“{ $from }”的一行至下一篇文章，都{ $becomes ->
            [boilerplate] 是例行文字
            [masthead] 归入刊头
            [contents] 归入目录
            [unassigned] 没有归处
           *[other] 是版面附件
        }。
    }
rule-fact =
    { $fact ->
        [publication] 刊名在形如“{ $like }”的一行里。
        [number] 期号在形如“{ $like }”的一行里。
        [volume] 卷号在形如“{ $like }”的一行里。
        [year] 年份在形如“{ $like }”的一行里。
       *[date] 日期在形如“{ $like }”的一行里。
    }
rule-begin =
    { $capitals ->
        [yes] 形如“{ $like }”的大写行另起文章。
       *[no] 形如“{ $like }”的行另起文章。
    }
rule-begin-capitals = 单独成行的大写行另起文章。
rule-no-begin = 形如“{ $like }”的行不另起文章。
rule-called = 自称“{ $read }”的各期属于《{ $title }》。
rule-called-file = 未印刊名、文件名形如“{ $file }”的各期属于《{ $title }》。

## 引文

error-quote-empty = 引文是空的。
error-quote-absent = 第 { $number } 篇文章中没有“{ $quote }”。
hint-quote-absent = 请照文章原样引用；flyleaf show 会显示全文。
hint-quote-near = 文中有：{ $candidates }
hint-quote-context = 文中有此引文，但前后文字不符：{ $candidates }
error-quote-several = 第 { $number } 篇文章中有 { $count } 处“{ $quote }”。
hint-quote-several = 请用 --prefix 或 --suffix 给出所指一处的前文或后文：{ $candidates }

## 导出

error-export-nothing = 没有选择要导出的刊物。
error-export = 无法排版：{ $detail }。
hint-export = 没有写入任何文件。请报告这个错误；如果方便，请附上这一期。

## 检查所见

damage-structure = 文件已损坏：{ $detail }。
damage-reference = 它所属的 { $table } 行不存在。
damage-unreadable = 无法读取。
damage-original = 保存的文件与导入时不同。
damage-image = 保存的图片与随刊而来时不同。
damage-text = 文章的文本与其段落不符。
damage-place = 所标位置超出了文章。
damage-quote = 所标文字与标注时不同。

# 不是读者能避免的错误。
error-internal = Flyleaf 内部出错：{ $detail }。书库没有改动。

## 其他程序的批注

exchange-issue-by-hand = 由你选定。
exchange-issue-named = 文件中写明了这一期。
exchange-issue-hash = 批注所在的正是这一期的原始文件。
exchange-issue-url = 批注所在的网址正是这一期的来源。
exchange-issue-title = 标题相同。
exchange-issue-quotes = { $of } 处引文中有 { $found } 处见于这一期。
exchange-issue-tied = 有 { $count } 期同样吻合，请选定一期。
exchange-issue-none = 书库中没有这些批注所属的一期。请先导入，或自行选定。
exchange-issue-left-out = 由你略过。
exchange-drawing = 手绘图形
exchange-image = 页面截图
exchange-media = 音频或视频
exchange-bookmark = 书签
exchange-deleted = 已在原程序中删除的批注
exchange-elsewhere = 仅存于网络的批注
exchange-unknown = 未知类型的批注：{ $word }
exchange-malformed = 已损坏：{ $word }
error-annotations-unknown = { $path } 中没有 Flyleaf 能读取的批注。
error-annotations-not-text = { $path } 不是文本：第 { $byte } 个字节不属于任何文字。
error-annotations-not-json = { $path } 第 { $line } 行第 { $column } 列不是 JSON：{ $detail }。未导入任何内容。
error-annotations-invalid = { $path } 中的 { $member } 有误：{ $problem }。未导入任何内容。
error-annotations-malformed = { $path } 第 { $line } 行无法读取：{ $detail }。未导入任何内容。
hint-annotations-formats = Flyleaf 能读取 W3C 与 EPUB 批注，以及 Hypothesis、Readium、Zotero、Readest、Foliate、calibre、KOReader、Kindle 和 Readwise 的批注。
error-annotations-another-file = { $path } 在预览之后有了改动。未导入任何内容。
hint-annotations-another-file = 请重新预览，然后再导入。
hint-annotations-again = 请从原程序重新导出。
error-annotations-one-issue = 这种格式的文件只容纳一期的批注。
hint-annotations-one-issue = 请逐期导出。
