import { isMap, LineCounter, parseDocument } from "yaml";
import type { CheckContext } from "./check-context.ts";

const LARGEST_BYTES = 20_000_000;

/** A dvc.lock that cannot be read: DVC would stop with a trace, and no result could be told from another. */
export function checkLock(context: CheckContext): void {
	const file = `${context.plan.folder}/dvc.lock`;
	const text = context.text(file);
	if (text === undefined) return;
	const anew =
		"delete it and run `npm run reproduce`, which writes it anew (git checkout brings back the committed one)";
	if (text.length > LARGEST_BYTES) {
		context.add({ file, message: `is ${text.length} bytes, the limit is ${LARGEST_BYTES}: ${anew}` });
		return;
	}
	const lines = new LineCounter();
	const { contents, errors } = parseDocument(text, { lineCounter: lines, prettyErrors: false });
	const [first] = errors;
	if (first !== undefined) {
		const { line, col } = lines.linePos(first.pos[0]);
		const message = `cannot be read (${first.message.replace(/\.?$/, "")}): ${anew}`;
		context.add({ file, line, column: col, message });
		return;
	}
	// DVC writes neither aliases nor anything else that would have to be resolved.
	if (!isMap(contents) || !contents.has("schema") || !isMap(contents.get("stages", true)))
		context.add({ file, line: 1, message: `holds no stages: ${anew}` });
}
