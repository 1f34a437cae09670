/** The first place at which two texts differ, with a little of what stands around it. */
export function textDifference(before: string, after: string): string {
	let at = 0;
	while (at < before.length && at < after.length && before[at] === after[at]) at++;
	const line = before.slice(0, at).split("\n").length;
	const start = Math.max(before.lastIndexOf("\n", at - 1) + 1, at - 24);
	const around = (text: string) => JSON.stringify(text.slice(start, at + 36).split("\n")[0]);
	return `line ${line}: ${around(before)} -> ${around(after)}`;
}
