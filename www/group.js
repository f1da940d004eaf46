/**
 * Charts of a page that share cursor and span: those with the same `group`.
 *
 * Owns who is in which group. What one tells the others do, and do not tell on.
 */

/** What a chart of a group can be asked. @typedef {{point: (code: string) => void, look: (low: number, high: number) => void}} Member */

/** @type {Map<string, Set<Member>>} */
const groups = new Map();
let telling = false;

/**
 * @param {string} name
 * @param {Member} member
 * @returns {() => void} leaves the group
 */
export function join(name, member) {
  const group = groups.get(name) ?? new Set();
  groups.set(name, group.add(member));
  return () => {
    group.delete(member);
    if (!group.size) groups.delete(name);
  };
}

/**
 * @param {string} name
 * @param {Member} teller
 * @param {(member: Member) => void} tell
 */
export function tell(name, teller, tell) {
  if (telling) return;
  telling = true;
  try {
    for (const member of groups.get(name) ?? []) if (member !== teller) tell(member);
  } finally {
    telling = false;
  }
}
