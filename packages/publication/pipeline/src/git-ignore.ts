import type { PaperPlan, PlannedOutput } from "./plan/plan.ts";
import { staysHere } from "./plan/tiers.ts";

/** The name of the file in a paper's folder. */
export const gitIgnoreFile = ".gitignore";

/** Its first line, by which sync knows that it wrote the file. */
const mark =
	"# Written by `quickening sync`, since stages of this paper read data that are not open: an edit here is lost.";

/** Made anew by every build, and in git for no paper: see the .gitignore of the repository. */
const neverCommitted = /\.(?:png|pdf|docx|xml)$/;

/**
 * The .gitignore of a paper that reads registered or restricted data: of results/, git sees what is released, and nothing else
 * that may come to lie there.
 *
 * @returns nothing for a paper whose data are open.
 */
export function gitIgnore(plan: PaperPlan): string | undefined {
	if (!plan.stages.some(({ tier }) => staysHere(tier))) return undefined;
	const lines = committable(plan).map((path) => `!/${escapePattern(path)}`);
	return [mark, "/results/**", "!/results/**/", ...lines, ""].join("\n");
}

/** Whether sync wrote a .gitignore, and may replace or remove it. */
export function isOurGitIgnore(text: string): boolean {
	return text.startsWith(mark);
}

/** Paths below the paper's folder that may be in git, sorted. */
export function committable({ stages }: PaperPlan): string[] {
	const mayBe = ({ path, staysHere: stays }: PlannedOutput) => stays !== true && !neverCommitted.test(path);
	return stages.flatMap(({ outputs }) => outputs.filter(mayBe).map(({ path }) => path)).sort();
}

function escapePattern(path: string): string {
	return path.replaceAll(/[\\*?[\]!# ]/g, "\\$&");
}
