### 书写：批注、链接与标签，以及按键时的播报。

## 批注

notes-label = 你的批注
notes-empty = 此页尚白。
notes-empty-hint = 选取文字，按N写批注。
notes-unplaced = 失去位置的批注
note-label = “{ $quote }”的批注
note-field = “{ $quote }”的批注
note-placeholder = 写批注
note-saved = 批注已保存
note-shown = 成文的样子
note-tag = 标签
note-label-article = 本篇的批注
note-label-issue = 本期的批注
note-lost-article = 原在《{ $article }》，这一版没有这篇。
notes-on-article = 你对本篇的批注
notes-on-issue = 你对本期的批注
note-add-article = 批注本篇
note-add-issue = 批注本期
note-done = 写完
note-more = 展开
note-edit = 修改批注
note-delete = 删除批注与标记
note-today = 今天{ $time }
note-moved = 位置移动，文字未变
note-changed = 此处文字有改动
note-ambiguous = 有几处文字都合，没有附在任何一处。
note-orphaned = 原文中已没有这些文字。

## 标签

tag-field = 标签
tag-placeholder = 加标签
tag-suggestions = 已有的标签
tag-remove = 去掉标签“{ $tag }”
tag-added = 已加标签“{ $tag }”
tag-removed = 已去掉标签“{ $tag }”

## 链接

link-suggestions = 链接通往何处
link-suggested =
    { $count ->
        [0] 没有叫这个名字的
       *[other] 有{ $count }处，第一处是{ $first }
    }
link-made = 已链接到{ $words }
link-digest = 文摘
link-gone = 这个链接所指的已不在书库中。
link-trashed = 这个链接所指的在废纸篓里。
backlinks = 链接到此处的

## 标记语言

markdown-task-done = 已做
markdown-task-open = 待做

## 光标，读出声来

caret-selecting = 开始选取
caret-space = 空格
caret-paragraph-end = 段尾
caret-line-start = 行首
caret-line-end = 行尾
caret-text-start = 篇首
caret-text-end = 篇尾
