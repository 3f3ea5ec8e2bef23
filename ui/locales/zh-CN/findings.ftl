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
finding-hidden-text-left-out = 略去文件中隐藏的 { $count } 个字符。
finding-encoding-contradicts = 文件自称为 { $declared } 编码，实为 { $read }，已按后者读取。
finding-no-text-layer = 这几页没有文字层，可能是扫描件：{ $pages }。
finding-words-rejoined = 有 { $count } 个词在行末以连字符断开，已接回。
finding-limit-reached = 文件内容超出可读的限度，略去：{ $detail }
