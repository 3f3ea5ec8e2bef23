### 各期之外的批注：札记、标签、时间线、文摘、废纸篓。

## 札记

notebook = 札记
notebook-pages = 札记各页
notebook-notes = 批注
notebook-failed = 批注读不出来
notebook-loading = 正在读取
notebook-count-tagged = 标签“{ $tag }”下 { $count } 条批注
notebook-count-found = 找到 { $count } 条批注
notebook-on-issue = 关于整期
notebook-empty-hint = 各期的标记和批注都汇集在这里。
notebook-no-match = 没有相符的
notebook-no-match-for = 没有与“{ $text }”相符的
notebook-no-match-hint = 少写几个字，少选几项，或到废纸篓里找找。

## 筛选与次序

notebook-filters = 筛选
notebook-find = 在批注中查找
notebook-clear = 全部显示
notebook-facets-more = 还有 { $count } 项
notebook-status = 状态
notebook-status-exact = 在原处
notebook-status-moved = 已移动
notebook-status-changed = 有改动
notebook-status-ambiguous = 未定
notebook-status-orphaned = 失去位置
notebook-colour = 颜色
notebook-colour-straw = 黄色
notebook-colour-sage = 绿色
notebook-colour-sky = 蓝色
notebook-colour-rose = 粉色
notebook-tag = 标签
notebook-publication = 刊物
notebook-kind = 种类
notebook-kind-note = 有批语
notebook-kind-mark = 只有标记
notebook-kind-article-note = 关于整篇
notebook-kind-issue-note = 关于整期
notebook-style = 样式
notebook-style-highlight = 底色
notebook-style-underline = 下划线
notebook-made = 写下日期
notebook-from = 从
notebook-until = 到
notebook-day-format = 2026-05-14
notebook-day-wrong = 日期不对，请写成 2026-05-14。
notebook-order = 次序
notebook-order-newest = 新的在前
notebook-order-oldest = 旧的在前
notebook-order-changed = 最近改动
notebook-order-publication = 按刊物
notebook-order-reading = 按出刊先后

## 一次改多条

notebook-chosen =
    { $count ->
        [0] 未选
       *[other] 已选 { $count } 条
    }
notebook-chosen-tools = 对所选批注
notebook-drop = 取消选择
notebook-unchanged = 没有需要改动的
notebook-recolour = 改为{ $colour }
notebook-recoloured = { $count } 条批注已改为{ $colour }
notebook-add-tag = 加标签
notebook-add-tag-to = 给 { $count } 条批注加标签
notebook-tagged = { $count } 条批注已加标签“{ $tag }”
notebook-remove-tag = 去标签
notebook-remove-tag-from = 从 { $count } 条批注上去掉标签
notebook-untagged = 已从 { $count } 条批注上去掉标签“{ $tag }”
notebook-in-digest = 已收入文摘
notebook-digest-beside = 在旁边打开文摘
notebook-into-digest = 收入文摘
notebook-trash = 移到废纸篓
notebook-trashed = { $count } 条批注已移到废纸篓

## 标签

tag-in-notebook = 在札记中显示
tag-rename = 改名
tag-rename-title = 给“{ $tag }”改名
tag-rename-what = 会改动 { $count } 条批注。
tag-merge-what = 已有标签“{ $tag }”，用在 { $count } 条批注上。两个标签会合为一个。
tag-renamed = “{ $from }”已改为“{ $to }”，涉及 { $count } 条批注

## 时间线

timeline = 时间线
timeline-detail = 逐日所读所写
timeline-failed = 时间线读不出来
timeline-nothing = 还没有读过什么、写过什么。
timeline-read = 所读
timeline-written = 所写
timeline-changed = 改动
timeline-imported = 导入
timeline-untitled = 无题文章
timeline-earlier = 更早
timeline-more-days = 又列出 { $count } 天
timeline-all-notes = 当天全部 { $count } 条批注
timeline-more-notes = 还有 { $count } 条
timeline-more-issues = 还有 { $count } 期

## 文摘

digests = 文摘
digests-failed = 文摘读不出来
digests-count = { $count } 篇文摘
digests-nothing = 还没有文摘。
digests-hint = 文摘是你自己的文章，引用批注，并随批注更新。
digest-new = 新建文摘
digest-untitled = 无题
digest-title = 标题
digest-text = 文摘正文
digest-placeholder = 用 Markdown 书写。按 Ctrl J 引用批注。
digest-failed = 这篇文摘读不出来
digest-side = 显示
digest-write = 书写
digest-read = 阅读
digest-empty = 还没有写。
digest-quotes-none = 还没有引用
digest-quotes = 引用 { $count } 条批注
digest-quotes-between = ，出自{" "}
digest-sources = { $count } 期
digest-quote = 引用批注
digest-found = 找到 { $count } 条批注
digest-found-more = 还有 { $count } 条，多写几个字即可找到。
digest-put-in = { $count } 条批注已收入文摘
digest-choose = 把 { $count } 条批注收入
digest-open = 打开
digest-quoted-edited = 收入之后有过修改。
digest-quoted-trashed = 收入之后移到了废纸篓。
digest-quoted-gone = 收入之后已被删除。
digest-accept = 接受
digest-accepted = 已接受现在的内容
digest-take-out = 拿掉
digest-taken-out = 已从文摘中拿掉
digest-close = 关上文摘
digest-copy = 复制为 Markdown
digest-copied = 已复制为 Markdown
digest-trash = 把文摘移到废纸篓
digest-trashed = 文摘已移到废纸篓
digest-export = 导出文摘
digest-export-do = 导出
digest-export-stopped = 已停止，没有写出文件。
digest-exported = 文摘已导出
digest-format = 格式
digest-format-pdf = PDF
digest-format-markdown = Markdown

## 废纸篓

trash = 废纸篓
trash-nothing = 废纸篓是空的。
trash-since = { $date }移入
trash-restore = 放回原处
trash-restored = { $count } 条批注已放回原处
trash-digest-restored = 文摘“{ $title }”已放回原处
trash-empty = 清空废纸篓
trash-empty-question = 废纸篓里有 { $count } 项。清空后永久删除，无法找回。
trash-keep = 留着
trash-empty-do = 永久删除 { $count } 项
trash-emptied = 已永久删除 { $count } 项

## 按键

keys-notebook = 札记
key-go-notebook = 札记
key-go-digests = 文摘
key-go-timeline = 时间线
key-go-trash = 废纸篓
key-row-next = 下一条
key-row-previous = 上一条
key-row-next-too = 多选一条
key-row-previous-too = 少选一条
key-row-first = 第一条
key-row-last = 最后一条
key-row-skip-next = 到下一条，选择不变
key-row-skip-previous = 到上一条，选择不变
key-row-toggle = 选或不选
key-rows-all = 全选
key-rows-drop = 取消选择
key-row-open = 打开原处
key-rows-straw = 改为黄色
key-rows-sage = 改为绿色
key-rows-sky = 改为蓝色
key-rows-rose = 改为粉色
key-rows-tag = 加标签
key-rows-untag = 去标签
key-rows-digest = 收入文摘
key-rows-trash = 移到废纸篓
key-rows-restore = 放回原处
key-notes-find = 在批注中查找
key-digest-quote = 在文摘中引用批注
key-digest-export = 导出文摘
