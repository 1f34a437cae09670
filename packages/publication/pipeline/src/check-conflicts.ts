import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import type { SyncProblem } from "./plan/problem.ts";

/** Texts of a paper and of a data set that git merges. */
const NAMES = /\.(?:ts|typ|bib|ya?ml|json|dvc|lock|md|csl)$/;
const LARGEST_BYTES = 5_000_000;

/** What to do about a file that tools write. */
const MADE: Readonly<Record<string, string>> = {
	"dvc.lock": "take one side (git checkout --ours or --theirs) and run `npm run reproduce`, which writes it anew",
	"dvc.yaml":
		"take one side (git checkout --ours or --theirs) and run `npm run quickening -- sync`, which writes it anew",
	"code.json":
		"take one side (git checkout --ours or --theirs) and run `npm run quickening -- sync`, which writes it anew",
	"raw.dvc":
		"take one side (git checkout --ours or --theirs), then `npm run quickening -- data get` fetches what it names",
};

/**
 * Files of a paper, or of a data set, in which a merge of git is not settled, each with the line where it begins. What reads them
 * would say of each something else.
 *
 * @param folder - `papers/<slug>` or `data/<slug>`.
 */
export function unsettledMerges(root: string, folder: string): SyncProblem[] {
	const path = join(root, folder);
	if (!existsSync(path)) return [];
	return readdirSync(path, { withFileTypes: true })
		.filter((entry) => entry.isFile() && NAMES.test(entry.name))
		.flatMap(({ name }) => {
			const line = conflictLine(join(path, name));
			if (line === undefined) return [];
			const what = MADE[name] ?? "keep what is right and delete the lines with <<<<<<<, ======= and >>>>>>>";
			return [{ file: `${folder}/${name}`, line, message: `a merge is not settled here: ${what}` }];
		})
		.sort((a, b) => (a.file < b.file ? -1 : 1));
}

function conflictLine(path: string): number | undefined {
	if (statSync(path).size > LARGEST_BYTES) return undefined;
	const text = readFileSync(path, "utf8");
	// Both marks: one alone may be a text about merges.
	const [begin] = /^<{7} .*$/m.exec(text) ?? [];
	if (begin === undefined || !/^>{7} /m.test(text)) return undefined;
	return text.slice(0, text.indexOf(begin)).split("\n").length;
}
