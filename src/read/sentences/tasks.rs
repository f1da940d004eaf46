//! What is said of rows of tasks.

use crate::error::Sentence;

pub(in crate::read) static TASK_TWICE: Sentence = Sentence::new(
    "read/task-twice",
    "the task \"{0}\" is listed already; give each task a code of its own",
    "任务“{0}”已列入清单；每项任务的编号不得重复",
);
pub(in crate::read) static NO_TASK_TEXT: Sentence = Sentence::new(
    "read/no-task-text",
    "the row does not say what is to be done; write it in en or zh",
    "该行未写明任务内容；请写在en或zh列",
);
pub(in crate::read) static NOT_A_DUE: Sentence = Sentence::new(
    "read/not-a-due-date",
    "\"{0}\" is not a due date; write a day such as 2025-12-31, or a period whose last day counts, such as 2025-12, 2025-Q4 or 2025; \
     where no date was set, leave the field empty",
    "“{0}”不是期限；可写日期（如2025-12-31）或时期（如2025-12、2025-Q4、2025，以其最后一日为准）；未定期限的请留空",
);
pub(in crate::read) static NOT_A_DAY: Sentence = Sentence::new(
    "read/not-a-day",
    "\"{0}\" is not a day; write it like 2025-07-28",
    "“{0}”不是日期；应写作2025-07-28",
);
pub(in crate::read) static NOT_A_PROGRESS: Sentence = Sentence::new(
    "read/not-a-progress",
    "\"{0}\" is not a progress; write per cent from 0 to 100, or leave the field empty where none was reported",
    "“{0}”不是进度；应为0至100的百分数，未报告的请留空",
);
pub(in crate::read) static NOT_A_STATE: Sentence = Sentence::new(
    "read/not-a-task-state",
    "\"{0}\" is not the state of a task; write open, done or dropped, or leave the field empty for open",
    "“{0}”不是任务状态；可写open（在办）、done（已完成）、dropped（已终止），留空即为在办",
);
pub(in crate::read) static OPEN_CLOSED: Sentence = Sentence::new(
    "read/open-and-closed",
    "the task is open, but was closed on \"{0}\"; write done or dropped as its state, or leave the day empty",
    "任务在办，却有销号日期“{0}”；请将状态改为done或dropped，或将日期留空",
);
pub(in crate::read) static CLOSED_BEFORE: Sentence = Sentence::new(
    "read/closed-before-opened",
    "the task was closed on \"{0}\", before it was opened; check both days",
    "任务的销号日期“{0}”早于开始日期；请核对",
);
