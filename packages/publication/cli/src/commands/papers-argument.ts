import { listPapers } from "@quickening/pipeline/plan";
import { nearest } from "@quickening/workspace";
import { UserError } from "@quickening/workspace/terminal";

/**
 * Refuses names of papers that do not exist.
 *
 * @throws UserError with exit code 2, the nearest name, and the papers that there are.
 */
export function requirePapers(root: string, names: readonly string[]): void {
	const known = listPapers(root);
	const unknown = names.find((name) => !known.includes(name));
	if (unknown === undefined) return;
	const close = nearest(unknown, known);
	throw new UserError(`there is no paper "${unknown}"${close ? `; did you mean "${close}"?` : ""}`, {
		whatToDo: known.length > 0 ? `Papers here: ${known.join(", ")}.` : "papers/ has no folder with a paper.ts in it.",
		exitCode: 2,
	});
}
