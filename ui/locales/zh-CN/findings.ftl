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
