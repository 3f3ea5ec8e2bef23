### 一期的各次修订，以及批注的去处。

revisions-title = 修订
revisions-back = 回到这一期
revisions-failed = 读不出修订记录
revisions-show = 看改动
revisions-line = 第{ $number }版：看改动
revisions-undecided = { $count }条批注等你定夺
revisions-compared = 与现行版对照的版本
revisions-side = 显示哪一边

revision-number = 第{ $number }版
revision-current = 现行
revision-read = 阅读
revision-read-name = 阅读第{ $number }版
revision-read-only = 此后已有修订。这里可以阅读旧版和当时的标记，不能改动。
revision-read-current = 阅读现行版

## 改动

revisions-changes = 正文
revisions-reading = 改动的显示方式
revisions-in-line = 行内
revisions-beside = 左右对照
revisions-only-one = 这一期只导入过一次。文件有了改动，再导入一次，就能在这里看到改了什么。
revisions-nothing-changed = 文章都没有改动。
revisions-articles-same = { $count }篇文章没有改动。
revisions-article-added = 新增
revisions-article-removed = 已删
revisions-article-moved = 移位
revisions-article-renamed = 改题
revisions-text-same = 正文没有改动。
revisions-unchanged = { $count }段未改
revisions-more = 显示更多
revisions-moved-here = 移到此处：
revisions-moved-away = 已移走：

## 批注的去处

revisions-notes = 批注
revisions-which = 哪些批注
revisions-asking = 待定{ $count }
revisions-all = 全部{ $count }
revisions-no-notes = 这一期还没有批注。
revisions-all-decided = 都已定夺。
revisions-count-exact = 原处{ $count }条
revisions-count-moved = 移位{ $count }条
revisions-count-changed = 有变{ $count }条
revisions-count-ambiguous = 多处相符{ $count }条
revisions-count-orphaned = 无归处{ $count }条
revisions-note = “{ $quote }”的批注：{ $status }
revisions-is-exact = 原处
revisions-is-moved = 已移位
revisions-is-changed = 字句有变
revisions-is-ambiguous = 多处相符
revisions-is-orphaned = 已无归处
revisions-score = 把握{ $percent }%，这里的字句已和从前不同。
revisions-several = 有几处都相符，没有附在任何一处。
revisions-gone = 正文里已没有这些字句。
revisions-article-gone = 这一期里已没有《{ $article }》。
revisions-left = 已保持原样。
revisions-before = 从前
revisions-now = 现在
revisions-nearest = 最相近
revisions-fits = 相符处
revisions-place = 《{ $article }》第{ $paragraph }段
revisions-candidate = 第{ $number }处，共{ $total }处，看下一处
revisions-confirm = 就是这里
revisions-confirm-all = 有位置的{ $count }条全部确认
revisions-attach = 附在此处
revisions-choose = 另选一处
revisions-keep = 暂不安放
revisions-act-on = { $act }：“{ $quote }”
note-decide = 定夺

## 选定位置

attach-title = 选定位置。
attach-how = 请选取这条批注所说的字句。
attach-here = 附在此处
attach-stop = 不选了
attach-begun = 请为“{ $quote }”的批注选定位置：选取字句，按回车附上，按Esc放弃。
attach-nothing = 请先选取字句。
attach-ended = 批注保持原样。

decision-confirmed =
    { $count ->
        [one] 位置已确认
       *[other] 已确认{ $count }处
    }
decision-attached = 批注已附上
decision-left = 已保留，暂不安放
