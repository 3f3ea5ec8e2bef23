### 文件是怎样读出来的：crate model 的每个 `FindingCode` 对应一句。

finding-heading-differs-from-contents = 目录作“{ $entry }”，正文标题作“{ $heading }”。
finding-entry-without-article = 目录列有“{ $entry }”，正文中未见此篇。
finding-article-not-in-contents = “{ $heading }”未列入目录。
finding-title-missing = 未见刊名。
finding-number-unusual = 期号印作“{ $printed }”，读作 { $read }。
finding-masthead-contradicts = 刊头既作“{ $kept }”，又作“{ $other }”，取前者。
finding-date-uncertain = 日期印作“{ $printed }”，不能确定是哪一天、哪个月。
finding-masthead-repeated = 刊头在后文重印：“{ $line }”。
finding-sentences-rejoined = 有 { $count } 个句子被换行或空行隔断，已接回原句。
finding-encoding-guessed = 文件未注明字符编码，按 { $name } 读取。
finding-bytes-replaced = 有 { $count } 个字节不合编码，以“�”代替。
finding-no-structure = 未见刊头、目录和标题，全文作一篇。
finding-unassigned = 有 { $count } 个字符在本期中没有归处，保留在原文里。
finding-furniture-removed = “{ $line }”一行作为版面附件移出正文。
finding-markup-damaged = 文件的标记有损，已尽力读出：{ $detail }
finding-part-unreadable = “{ $name }”这一部分无法读取：{ $reason }
finding-part-not-shown = “{ $name }”（{ $type }）无法在此显示，保留在原件里。
finding-image-unreadable = 图片“{ $name }”无法显示：{ $reason }
finding-changes-accepted = 接受了 { $count } 处修订：插入的已入正文，删去的不再显示。
finding-comments-left-out = 略去对正文的 { $count } 条批注，保留在原件里。
finding-hidden-text-left-out = 略去文件中隐藏的 { $count } 个字符。
finding-encoding-contradicts = 文件自称为 { $declared } 编码，实为 { $read }，已按后者读取。
finding-no-text-layer = 这几页没有文字层，可能是扫描件：{ $pages }。
finding-words-rejoined = 有 { $count } 个词在行末以连字符断开，已接回。
finding-limit-reached = 文件内容超出可读的限度，略去：{ $detail }
finding-declared-differs = 正文印作“{ $printed }”，文件自身的说明作“{ $declared }”，以印出的为准。
finding-number-from-name = 正文未印期号，{ $read } 取自文件名“{ $name }”。
finding-corrected =
    { $what ->
        [publication] 手工订正：刊名为“{ $value }”。
        [number] 手工订正：期号为 { $value }。
        [volume] 手工订正：卷号为 { $value }。
        [year] 手工订正：年份为 { $value }。
        [date] 手工订正：日期为 { $value }。
        [title] 手工订正：标题为“{ $value }”。
        [byline] 手工订正：作者为 { $value }。
        [source] 手工订正：来源为 { $value }。
        [article_date] 手工订正：文章日期为 { $value }。
        [begin] 手工订正：文章自“{ $value }”开始。
        [split] 手工订正：自“{ $value }”另起一篇。
        [merge] 手工订正：自“{ $value }”起并入前一篇。
        [order] 手工订正：始于“{ $value }”的一篇改在别处阅读。
        [delete] 手工订正：始于“{ $value }”的不是文章。
        [back] 手工订正：“{ $value }”归还所在文章。
        [furniture] 手工订正：“{ $value }”是版面附件。
        [boilerplate] 手工订正：“{ $value }”是例行文字。
        [masthead] 手工订正：“{ $value }”归入刊头。
        [contents] 手工订正：“{ $value }”归入目录。
       *[other] 手工订正：“{ $value }”没有归处。
    }
finding-correction-skipped =
    { $what ->
        [publication] 未能将刊名改为“{ $value }”。
        [number] 未能将期号改为 { $value }。
        [volume] 未能将卷号改为 { $value }。
        [year] 未能将年份改为 { $value }。
        [date] 未能将日期改为 { $value }。
       *[other] “{ $value }”处的订正已不合原文，略过。
    }
finding-read-by-rule =
    { $rule ->
        [aside] 按阅读规则：形如“{ $like }”的 { $count } 行移出正文。
        [section] 按阅读规则：自形如“{ $like }”的一行起移出正文。
        [begin] 按阅读规则：{ $count } 篇文章自形如“{ $like }”的行开始。
        [no_begin] 按阅读规则：形如“{ $like }”的行不另起文章。
        [called] 按阅读规则：刊名为“{ $like }”。
       *[fact] 按阅读规则：形如“{ $like }”的一行说明本期。
    }
