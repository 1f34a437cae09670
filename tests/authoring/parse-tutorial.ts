/** What the tutorial asks its reader to do, in its order. */
export type TutorialStep =
	| { readonly kind: "run"; readonly line: number; readonly command: string; readonly expected: string[] }
	| { readonly kind: "save"; readonly line: number; readonly path: string; readonly content: string }
	| {
			readonly kind: "replace";
			readonly line: number;
			readonly path: string;
			readonly before: string;
			readonly after: string;
	  };

/**
 * Reads a tutorial's code blocks: ```console with `$ command` and the lines that it prints (`...` stands for others), a block
 * after "Save this as `path`:", and two blocks after "In `path`, replace" and "by".
 *
 * @throws Error that names the line of a block that is none of these: a reader would not know what to do with it either.
 */
export function parseTutorial(markdown: string): TutorialStep[] {
	const lines = markdown.split("\n");
	const steps: TutorialStep[] = [];
	let replacing: { path: string; before: string } | undefined;
	for (let i = 0; i < lines.length; i++) {
		const language = /^```(\w+)$/.exec(lines[i]!)?.[1];
		if (language === undefined) continue;
		const line = i + 1;
		const end = lines.indexOf("```", i + 1);
		const block = lines.slice(i + 1, end);
		const said = lines.slice(0, i).findLast((text) => text.trim() !== "") ?? "";
		i = end;
		if (language === "console") {
			for (const text of block) {
				if (text.startsWith("$ ")) steps.push({ kind: "run", line, command: text.slice(2), expected: [] });
				else expectedOf(steps, line).push(text);
			}
			continue;
		}
		const content = `${block.join("\n")}\n`;
		const path = /`([^`]+)`/.exec(said)?.[1];
		if (path !== undefined && /ave this as `[^`]+`:$/.test(said)) steps.push({ kind: "save", line, path, content });
		else if (path !== undefined && /n `[^`]+`, replace$/.test(said)) replacing = { path, before: content };
		else if (said === "by" && replacing !== undefined) {
			steps.push({ kind: "replace", line, ...replacing, after: content });
			replacing = undefined;
		} else throw new Error(`line ${line}: nothing says what to do with this block`);
	}
	return steps;
}

function expectedOf(steps: readonly TutorialStep[], line: number): string[] {
	const last = steps.at(-1);
	if (last?.kind !== "run") throw new Error(`line ${line}: output stands before any command`);
	return last.expected;
}
