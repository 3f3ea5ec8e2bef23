### 一期是怎样读出来的，以及如何订正。

source-title = 本期是怎样读出的
source-back = 回到本期
source-failed = 无法显示原文
source-from = 来自
source-read-again = 重新读取
source-read-again-title = 按本刊现有的规则重新读取原件
source-done = 完成
source-side = 显示
source-original = 原文
source-structure = 读出的内容
source-lines = 原文各行
source-line = 第 { $number } 行，{ $region }。{ $text }
source-none = 无
source-edit = { $label }：{ $value }。修改
source-status = 状态

## 归处

source-coverage = 归处
source-percent = { $percent }%
source-has-place = 的文字已有归处
source-share = { $kind } { $percent }%
source-unplaced = 尚无归处：{ $passages } 处，{ $characters } 字

## 区域

source-kind-masthead = 刊头
source-kind-contents = 目录
source-kind-furniture = 版面附件
source-kind-boilerplate = 例行文字
source-kind-unassigned = 尚无归处
source-articles = 文章
source-article = 文章 { $number }
source-article-continued = 文章 { $number }（续）
source-untitled = 无题
source-boundary = { $region }的起点，第 { $line } 行
source-boundary-title = 拖到别的行，或用 [ 和 ] 移动

## 行

source-lines-actions = 这几行是什么
source-line-selected = 第 { $range } 行
source-lines-selected = 第 { $range } 行
source-make-article = 文章
source-make-furniture = 版面附件
source-make-boilerplate = 例行文字
source-make-unassigned = 无归处
source-new-article = 另起一篇
source-part-of = 归入文章 { $number }

## 读出的内容

source-fact-publication = 刊名
source-fact-number = 期号
source-fact-volume = 卷号
source-fact-year = 年份
source-fact-date = 日期
source-publishers = 又作
source-as-printed = 照印
source-printed = 印作“{ $printed }”
source-date-hint = 2026-05-14
source-entries-matched = { $count } 条，各有其文。
source-entries = { $count } 条，其中 { $matched } 条有其文。
source-furniture-note = 页码和书眉。保留，阅读时不显示。
source-boilerplate-note = 关于刊物本身的告示。保留，阅读时不显示。
source-title-of = 文章 { $number } 的标题
source-article-byline = 作者
source-article-source = 来源
source-article-date = 日期
source-entry-differs = 目录作“{ $entry }”。
source-use-entry = 用目录的
source-merge = 并入文章 { $number }
source-split = 拆分
source-start-earlier = 提前开始
source-start-later = 推后开始
source-earlier = 提前阅读
source-later = 推后阅读
source-no-article = 不是文章
source-report = 报告
source-report-empty = 没有需要留意之处。

## 阅读规则

source-rules = 阅读规则
source-rules-empty = 还没有。订正可以留作规则，用于本刊以后各期。
source-rule = 阅读规则
source-rule-offer = 以后各期也照此办理？
source-rule-keep = 留作规则
source-rule-change = 先改一改
source-rule-leave = 只限本期
source-rule-kept = 已留作规则，用于以后各期
source-rule-removed = 规则已移除
source-rule-edit = 修改
source-rule-remove = 移除
source-rule-save = 保存
source-rule-like = 形如
source-rule-from = 自形如此的一行起
source-rule-file = 文件名形如
source-rule-help = { "{number}" } 代表数字，{ "{month}" } 代表月份，{ "{any}" } 代表任意文字。不计大小写和空格。
source-rule-value-help = { "{value}" } 代表本期所印的内容。{ "{number}" } 代表数字，{ "{month}" } 代表月份，{ "{any}" } 代表任意文字。
source-rule-read = 读出的刊名
source-rule-title = 刊名
source-rule-fact = 这一行说的是
source-rule-begins = 另起文章
source-rule-capitals = 只限大写
source-rule-until = 直到
source-rule-until-article = 下一篇文章
source-rule-until-end = 本期结尾
source-rule-becomes = 归为
source-rule-applies = 规则在导入或重新读取时生效。

## 状态

source-changes = 改动 { $count } 处。批注仍在原处。
source-hint-boundary = 移动边界
source-hint-merge = 合并
source-hint-split = 拆分
source-hint-retitle = 改标题
source-hint-keys = 全部按键
