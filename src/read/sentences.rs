//! What is said of files and rows that cannot be read, in English and in Chinese.
//!
//! Owns the words and codes. Refuses to know where a fault was found: the place goes before the sentence.
//! Where a field is refused, `{0}` is an excerpt of it.

#[cfg(feature = "whole")]
pub(super) mod tasks;

use crate::error::Sentence;

/// Of the files together.
pub(super) static TOO_MANY_BYTES: Sentence =
    Sentence::new("read/too-many-bytes", "the files are larger than {0} bytes", "文件超过{0}字节");
pub(super) static TOO_MANY_ROWS: Sentence =
    Sentence::new("read/too-many-rows", "the files have more than {0} rows", "文件超过{0}行");
pub(super) static TOO_MANY_CODES: Sentence = Sentence::new(
    "read/too-many-codes",
    "there are more than {0} series, names, units or sources",
    "序列、名称、单位或来源超过{0}个",
);
pub(super) static NO_OBSERVATIONS: Sentence = Sentence::new(
    "read/no-observations",
    "none of the files has observations, a table with the columns indicator, period and value",
    "没有观测值文件，即含indicator、period、value列的表",
);

/// Of what is no text.
pub(super) static WORKBOOK: Sentence = Sentence::new(
    "read/workbook",
    "this is a spreadsheet workbook; save the sheet as \"CSV UTF-8\"",
    "这是电子表格工作簿；请将工作表另存为“CSV UTF-8”",
);
pub(super) static UTF16: Sentence = Sentence::new(
    "read/not-utf8",
    "the file is not UTF-8 (it is UTF-16); save it as UTF-8",
    "文件不是UTF-8编码（而是UTF-16）；请另存为UTF-8",
);
pub(super) static NOT_UTF8: Sentence = Sentence::new(
    "read/not-utf8",
    "the file is not UTF-8 (it may be GBK or GB18030); save it as UTF-8",
    "文件不是UTF-8编码（可能是GBK或GB18030）；请另存为UTF-8",
);
pub(super) static BINARY: Sentence =
    Sentence::new("read/binary", "this is a binary file, not text", "这是二进制文件，不是文本");
pub(super) static EMPTY: Sentence = Sentence::new("read/empty", "the file is empty", "文件为空");
pub(super) static NOT_A_TABLE: Sentence = Sentence::new(
    "read/not-a-table",
    "this is a page or a program's answer, not a table; check the address of the file",
    "这是网页或接口返回内容，不是表格；请检查文件地址",
);

/// Of one table.
pub(super) static ONLY_HEADER: Sentence =
    Sentence::new("read/only-header", "the file has a header and no rows below it", "文件只有表头，没有数据行");
/// `{0}` and `{1}`: the sentence of the first row, in English and in Chinese.
pub(super) static NO_GOOD_ROW: Sentence = Sentence::new(
    "read/no-good-row",
    "no row of the file can be read; the first: {0}",
    "文件中没有可读取的行；第一个问题：{1}",
);
pub(super) static COLUMN_TWICE: Sentence =
    Sentence::new("read/column-twice", "the header has the column \"{0}\" twice", "表头中“{0}”列出现两次");
/// `{0}` and `{1}`: what is missing, in English and in Chinese; `{2}`: what is there.
pub(super) static MISSING_COLUMN: Sentence = Sentence::new(
    "read/missing-column",
    "the header lacks the column \"{0}\"; it has: {2}",
    "表头缺少“{1}”列；现有列：{2}",
);
/// `{2}`: what is there.
pub(super) static UNKNOWN_TABLE: Sentence = Sentence::new(
    "read/unknown-table",
    "the header fits no table read here: observations have indicator, period and value; names code and en or zh; \
     units unit and exponent; sources source_id and title; it has: {2}",
    "无法识别表头：观测值表须有indicator、period、value列；名称表须有code和en或zh列；单位表须有unit、exponent列；\
     来源表须有source_id、title列；现有列：{2}",
);

/// Of one record.
pub(super) static TOO_MANY_COLUMNS: Sentence =
    Sentence::new("read/too-many-columns", "there are more than {0} columns", "超过{0}列");
pub(super) static TOO_LONG_FIELD: Sentence = Sentence::new(
    "read/too-long-field",
    "a field is longer than {0} bytes; perhaps a quotation mark is not closed",
    "字段超过{0}字节；可能缺少右引号",
);
pub(super) static OPEN_QUOTE: Sentence =
    Sentence::new("read/open-quote", "a quotation mark is opened here and never closed", "此处的引号没有配对");
pub(super) static TOO_FEW_FIELDS: Sentence =
    Sentence::new("read/too-few-fields", "the row has {0} of {1} fields", "此行只有{0}列，表头有{1}列");
pub(super) static TOO_MANY_FIELDS: Sentence = Sentence::new(
    "read/too-many-fields",
    "the row has {0} fields, the header {1}; a text that contains the separator needs quotation marks",
    "此行有{0}列，表头只有{1}列；含分隔符的文字须加引号",
);
pub(super) static HEADER_AGAIN: Sentence =
    Sentence::new("read/header-again", "the header stands here again", "此处重复出现表头");

/// Of descriptions.
pub(super) static NO_CODE: Sentence = Sentence::new("read/no-code", "the code is empty", "代码为空");
pub(super) static NO_NAME: Sentence = Sentence::new("read/no-name", "the name is empty", "名称为空");
pub(super) static NOT_AN_EXPONENT: Sentence = Sentence::new(
    "read/not-an-exponent",
    "\"{0}\" is not a power of ten; write a whole number from 0 to 18, 4 for 10,000",
    "“{0}”不是10的幂次；应为0至18的整数，1万写作4",
);
#[cfg(feature = "whole")]
pub(super) static NOT_A_MARK: Sentence = Sentence::new(
    "read/not-an-annotation",
    "\"{0}\" is no kind of annotation; write point, span or rule",
    "“{0}”不是标注类型；可写point（点）、span（时段）、rule（线）",
);
#[cfg(feature = "whole")]
pub(super) static NO_MARK: Sentence = Sentence::new(
    "read/no-mark",
    "the row does not say what is marked: a point needs a period, a rule either a period or a value, a span from, to or both",
    "该行未说明标注何处：点需要period，线需要period或value之一，时段需要from或to",
);
#[cfg(feature = "whole")]
pub(super) static NO_TEXT: Sentence =
    Sentence::new("read/no-text", "the row has no text; write it in en or zh", "该行没有文字；请写在en或zh列");
#[cfg(feature = "whole")]
pub(super) static SPAN_BACKWARDS: Sentence = Sentence::new(
    "read/span-backwards",
    "the span ends at \"{0}\", before it begins; exchange from and to",
    "时段的结束“{0}”早于开始；请对调from和to",
);
#[cfg(feature = "whole")]
pub(super) static NOT_A_PLACE: Sentence = Sentence::new(
    "read/not-a-place",
    "\"{0}\" is not a row or column of tiles; write a whole number from 1 to 60",
    "“{0}”不是网格的行号或列号；应为1至60的整数",
);
#[cfg(feature = "whole")]
pub(super) static TILE_TWICE: Sentence =
    Sentence::new("read/tile-twice", "the tile \"{0}\" has a place already", "“{0}”已有位置");
#[cfg(feature = "whole")]
pub(super) static PLACE_TAKEN: Sentence = Sentence::new(
    "read/place-taken",
    "another tile stands where \"{0}\" is put; give it a row and column of its own",
    "“{0}”的位置已有其他区域；请改用其他行、列",
);
#[cfg(feature = "whole")]
pub(super) static NOT_A_TARGET: Sentence = Sentence::new(
    "read/not-a-target",
    "\"{0}\" is no kind of target; write reach, lower, floor, ceiling or range",
    "“{0}”不是目标类型；可写reach（达到）、lower（降至）、floor（下限）、ceiling（上限）、range（区间）",
);
#[cfg(feature = "whole")]
pub(super) static NO_DEADLINE: Sentence = Sentence::new(
    "read/no-deadline",
    "the target does not say by when; write the period in the column \"to\", such as 2025",
    "目标没有期限；请在to列写明时期，如2025",
);
#[cfg(feature = "whole")]
pub(super) static NO_GOAL: Sentence = Sentence::new(
    "read/no-goal",
    "the target does not say how much; write a number in the column \"value\"",
    "目标没有数值；请在value列写明数值",
);
#[cfg(feature = "whole")]
pub(super) static NO_WAY: Sentence = Sentence::new(
    "read/no-way",
    "the way begins at the end of \"{0}\", when its time is over; write an earlier period in the column \"from\"",
    "起点为“{0}”期末，已到期限；请在from列填写更早的时期",
);
#[cfg(feature = "whole")]
pub(super) static NO_UPPER: Sentence = Sentence::new(
    "read/no-upper",
    "a range needs its upper end in the column \"upper\"",
    "区间目标须在upper列写明上限",
);
#[cfg(feature = "whole")]
pub(super) static UPPER_BELOW: Sentence = Sentence::new(
    "read/no-upper",
    "the upper end \"{0}\" of the range lies below its value; exchange the two",
    "区间上限“{0}”低于下限；请对调",
);
#[cfg(feature = "whole")]
pub(super) static UPPER_OF_NONE: Sentence = Sentence::new(
    "read/no-upper",
    "\"{0}\" stands in the column \"upper\", which only a range has; write range, or leave it empty",
    "只有区间目标（range）才有上限；“{0}”请留空，或将类型改为range",
);
#[cfg(feature = "whole")]
pub(super) static NO_KEY: Sentence = Sentence::new(
    "read/no-key",
    "\"{0}\" is not the key of a sentence; write one as the table of the brief has them, such as figures/iva",
    "“{0}”不是句子标识；应与文字摘要数据表中的标识一致，如figures/iva",
);
#[cfg(feature = "whole")]
pub(super) static SENTENCE_TWICE: Sentence = Sentence::new(
    "read/sentence-twice",
    "the sentence \"{0}\" has been given already for this period; keep one of the two",
    "句子“{0}”在该时期已有文字；请只保留一行",
);
#[cfg(feature = "whole")]
pub(super) static NO_HEADING: Sentence = Sentence::new(
    "read/no-heading",
    "the row of the section \"{0}\" names neither an indicator nor, in en or zh, the section itself",
    "板块“{0}”的这一行既没有指标，也没有在en或zh列写板块名称",
);
#[cfg(feature = "whole")]
pub(super) static SECTION_TWICE: Sentence = Sentence::new(
    "read/section-twice",
    "the section \"{0}\" has a heading already; name the indicator of the tile, or leave the row out",
    "板块“{0}”已有名称；如为指标卡请写明indicator，否则请删去此行",
);
#[cfg(feature = "whole")]
pub(super) static TILE_IN_SECTION: Sentence = Sentence::new(
    "read/tile-twice",
    "\"{0}\" stands in this section already, with the same area and measure",
    "“{0}”已在本板块中，且地区、口径相同",
);
#[cfg(feature = "whole")]
pub(super) static NOT_A_LAMP: Sentence = Sentence::new(
    "read/not-a-lamp",
    "\"{0}\" is no lamp; write blue, light_blue, green, yellow or red",
    "“{0}”不是信号灯；可写blue（蓝灯）、light_blue（浅蓝灯）、green（绿灯）、yellow（黄灯）、red（红灯）",
);
#[cfg(feature = "whole")]
pub(super) static NO_MEASURE: Sentence = Sentence::new(
    "read/no-measure",
    "the measure is empty; thresholds belong to one measure, such as yoy or level",
    "口径为空；阈值须对应一种口径，如yoy、level",
);
#[cfg(feature = "whole")]
pub(super) static LAMP_TWICE: Sentence = Sentence::new(
    "read/lamp-twice",
    "the lamp \"{0}\" of this indicator, area and measure has a threshold already",
    "该指标、地区、口径的“{0}”信号灯已有阈值",
);
#[cfg(feature = "whole")]
pub(super) static TWO_BOUNDS: Sentence = Sentence::new(
    "read/two-bounds",
    "the lamps of one indicator have their bounds either all in least or, where low values are hot, all in most; \"{0}\" is in the other",
    "同一指标各信号灯的界限须都写在least列；数值低为热时，则都写在most列；“{0}”与此不符",
);
#[cfg(feature = "whole")]
pub(super) static LAMPS_OUT_OF_ORDER: Sentence = Sentence::new(
    "read/lamps-out-of-order",
    "the bound \"{0}\" is out of order: from blue to red, bounds in least rise and those in most fall",
    "界限“{0}”次序有误：从蓝灯到红灯，least列应递增，most列应递减",
);
#[cfg(feature = "whole")]
pub(super) static LAMP_OPEN: Sentence = Sentence::new(
    "read/lamps-out-of-order",
    "the lamp \"{0}\" has no bound, which only the coldest of an indicator may lack; write it in least",
    "“{0}”信号灯没有界限；只有最冷的一盏可以不写，请填写least列",
);
pub(super) static NOT_A_NATURE: Sentence = Sentence::new(
    "read/not-a-nature",
    "\"{0}\" is not the nature of an indicator; write flow, stock or rate, or leave it empty",
    "“{0}”不是指标性质；可写flow（流量）、stock（存量）、rate（比率），或留空",
);
pub(super) static NOT_AN_ADDRESS: Sentence = Sentence::new(
    "read/not-an-address",
    "\"{0}\" is not a web address; it must begin with https:// or http://",
    "“{0}”不是网址；应以https://或http://开头",
);
/// `{1}`: the line of the other description.
pub(super) static DESCRIBED_TWICE: Sentence = Sentence::new(
    "read/described-twice",
    "line {1} already describes \"{0}\", and differently",
    "第{1}行已对“{0}”作了不同的说明",
);

/// Of observations.
pub(super) static NO_INDICATOR: Sentence = Sentence::new("read/no-indicator", "the indicator is empty", "指标为空");
/// `{1}`: the period; `{2}`: its frequency.
pub(super) static OTHER_FREQUENCY: Sentence = Sentence::new(
    "read/other-frequency",
    "the frequency \"{0}\" does not fit the period {1}, whose frequency is {2}",
    "频率“{0}”与时期{1}不符，其频率为{2}",
);
pub(super) static UNKNOWN_FREQUENCY: Sentence = Sentence::new(
    "read/unknown-frequency",
    "\"{0}\" is not a frequency; write M (month), Q (quarter), S (half-year) or A (year)",
    "“{0}”不是频率；应写作M（月）、Q（季）、S（半年）或A（年）",
);
/// `{1}`: the unit.
pub(super) static NOT_PER_CENT: Sentence = Sentence::new(
    "read/not-per-cent",
    "\"{0}\" has a percent sign, but the unit is \"{1}\"",
    "“{0}”带百分号，但单位是“{1}”",
);
pub(super) static PER_CENT_OF_NOTHING: Sentence = Sentence::new(
    "read/not-per-cent",
    "\"{0}\" has a percent sign, but the row has no unit; write % in the column \"unit\"",
    "“{0}”带百分号，但此行没有单位；请在“unit”列写%",
);
pub(super) static UNKNOWN_STATUS: Sentence = Sentence::new(
    "read/unknown-status",
    "\"{0}\" is not a status; write nothing or A (normal), P (provisional), R (revised), E (estimated), \
     F (forecast), B (break), M, L or H (missing), Q (suppressed)",
    "“{0}”不是状态码；应留空或写作A（正常）、P（初步）、R（修订）、E（估计）、F（预测）、B（口径变化）、\
     M、L或H（缺失）、Q（不公布）",
);
pub(super) static VALUE_OF_MISSING: Sentence = Sentence::new(
    "read/value-of-missing",
    "the status \"{0}\" says that there is no value, but the row has one",
    "状态“{0}”表示没有数值，但此行有数值",
);
/// `{0}`: the unit of the row; `{1}`: that of the series.
pub(super) static OTHER_UNIT: Sentence = Sentence::new(
    "read/other-unit",
    "the unit is \"{0}\", but that of earlier figures of this series is \"{1}\"",
    "单位为“{0}”，而该序列前面数值的单位为“{1}”",
);
pub(super) static LOST_UNIT: Sentence = Sentence::new(
    "read/other-unit",
    "the unit is empty, but that of earlier figures of this series is \"{1}\"",
    "单位为空，而该序列前面数值的单位为“{1}”",
);
pub(super) static LATE_UNIT: Sentence = Sentence::new(
    "read/other-unit",
    "the unit is \"{0}\", but that of earlier figures of this series is empty",
    "单位为“{0}”，而该序列前面数值的单位为空",
);
/// `{0}`: the period; `{1}`: the line of the other figure.
pub(super) static CONTRADICTION: Sentence = Sentence::new(
    "read/contradiction",
    "line {1} already gives another figure for {0}; keep one, or mark the later one as revised (R)",
    "第{1}行已给出{0}的另一数值；请只保留一个，或将后者标为修订（R）",
);

/// Of values.
pub(super) static NOT_A_NUMBER: Sentence = Sentence::new(
    "read/not-a-number",
    "\"{0}\" is not a number; where there is no value, leave the field empty",
    "“{0}”不是数字；没有数值时，请将该格留空",
);
pub(super) static DECIMAL_COMMA: Sentence = Sentence::new(
    "read/not-a-number",
    "\"{0}\" is not a number; decimals are written with a point",
    "“{0}”不是数字；小数点应写作“.”",
);
pub(super) static AMBIGUOUS: Sentence = Sentence::new(
    "read/not-a-number",
    "\"{0}\" can be thousands or decimals; leave the comma out or write a point",
    "“{0}”的逗号可能是千位分隔符，也可能是小数点；请去掉逗号或改用“.”",
);
pub(super) static TOO_LONG: Sentence =
    Sentence::new("read/not-a-number", "\"{0}\" has more than 19 digits", "“{0}”超过19位数字");
pub(super) static OUT_OF_RANGE: Sentence =
    Sentence::new("read/not-a-number", "\"{0}\" is too large or has too many decimals", "“{0}”数值过大或小数位过多");
