import { mkdirSync, statSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import type { PlannedStage } from "../../plan/plan.ts";

/**
 * Where a stage finds its inputs: files in their places, folders through a link in its folder aside.
 *
 * Node's permission model refuses a folder that was allowed when another allowed path begins with its name (a folder
 * `signals` beside a file `signals.csv`), and follows links out of a folder that is allowed; so the link opens the folder, and
 * nothing beside it.
 */
export function linkInputs(root: string, aside: string, stage: PlannedStage): Record<string, string> {
	mkdirSync(join(aside, "inputs"));
	return Object.fromEntries(
		stage.inputs.map(({ name, path }, i) => {
			const absolute = join(root, path);
			if (!isFolder(absolute)) return [name, absolute];
			const link = join(aside, "inputs", String(i));
			symlinkSync(absolute, link);
			return [name, link];
		}),
	);
}

/** Text with the places behind the links instead of the links. */
export function withoutLinks(root: string, aside: string, stage: PlannedStage, text: string): string {
	return text.replaceAll(/(\S*)\/inputs\/(\d+)/g, (whole, folder: string, i: string) => {
		const at = folder.indexOf(aside);
		const input = stage.inputs[Number(i)];
		return at < 0 || input === undefined ? whole : folder.slice(0, at) + join(root, input.path);
	});
}

export function isFolder(path: string): boolean {
	return statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
}
