//! What is said of texts that are not periods; `{0}` is the text.

use crate::error::Sentence;

const fn say(en: &'static str, zh: &'static str) -> Sentence {
    Sentence::new("read/not-a-period", en, zh)
}

pub(super) static EMPTY: Sentence = say("the period is empty", "时期为空");
pub(super) static UNKNOWN: Sentence = say(
    "\"{0}\" is not a period; write it like 2025-06, 2025-Q2, 2025-S1 or 2025, and January and February together as 2025-01/P2M",
    "“{0}”不是时期；应写作2025-06、2025-Q2、2025-S1或2025，1—2月合并写作2025-01/P2M",
);
pub(super) static YEAR: Sentence = say("\"{0}\" lies outside the years 1000 to 2999", "“{0}”不在1000年至2999年之间");
pub(super) static NUMBER: Sentence = say(
    "\"{0}\" is not a period: a year has 12 months, 4 quarters and 2 halves",
    "“{0}”不是时期：一年有12个月、4个季度、2个半年",
);
pub(super) static DAY: Sentence = say(
    "\"{0}\" is a day; days are not read yet, only months and longer periods",
    "“{0}”是日期；目前不读取日数据，只读取月及更长的时期",
);
pub(super) static WEEK: Sentence = say(
    "\"{0}\" is a week; weeks are not read yet, only months and longer periods",
    "“{0}”是周；目前不读取周数据，只读取月及更长的时期",
);
pub(super) static TRIMESTER: Sentence = say(
    "\"{0}\" can mean a trimester of four months or a quarter; write a quarter as 2025-Q2",
    "“{0}”可能指四个月，也可能指季度；季度应写作2025-Q2",
);
pub(super) static MONTHS: Sentence = say(
    "\"{0}\" spans months that are not one period; a figure since January belongs under its last month, with a measure that ends in _ytd",
    "“{0}”所跨月份不是一个时期；累计数应记在最后一个月，其measure以_ytd结尾",
);
pub(super) static UNALIGNED: Sentence = say(
    "\"{0}\" does not begin where a period of its length begins; two months are read from January only, a quarter, half-year or year from its first month",
    "“{0}”起点与时期长度不符；两个月只能从1月起，季度、半年、年从其首月起",
);
