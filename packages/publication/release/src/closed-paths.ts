import { listDatasets } from "@quickening/datasets";
import { datasetTier, listPapers, loadPaper, planPaper, staysHere } from "@quickening/pipeline/plan";

/** Paths that no page may read, below the checkout. */
export interface ClosedPaths {
	/** Folders, with a slash at the end. */
	readonly folders: readonly string[];
	/** What of them may be read all the same. */
	readonly except: readonly string[];
}

/** Handed to the loaders of pages: the JSON of {@link ClosedPaths} with absolute paths. */
export const CLOSED_VARIABLE = "QUICKENING_CLOSED";

/** Where DVC and our own commands keep copies of rows, or words about them. */
const copies = [".dvc/cache/", ...["aside", "rebuilt", "withheld", "disclose"].map((name) => `.quickening/${name}/`)];

/** Where rows of people lie whose data are not open: raw and derived files, and results that nothing releases. */
export async function closedPaths(root: string): Promise<ClosedPaths> {
	const folders: string[] = [];
	const except: string[] = [];
	for (const slug of listDatasets(root)) {
		if (staysHere(datasetTier(root, slug))) folders.push(`data/${slug}/raw/`, `data/${slug}/derived/`);
	}
	for (const slug of listPapers(root)) {
		const plan = await planOf(root, slug);
		if (plan !== undefined && !plan.stages.some(({ tier }) => staysHere(tier))) continue;
		folders.push(`papers/${slug}/results/`);
		if (plan === undefined) continue;
		const released = plan.stages.flatMap(({ outputs }) => outputs.filter((output) => !output.staysHere));
		except.push(...released.map(({ path }) => `papers/${slug}/${path}`));
		except.push(`papers/${slug}/results/reproduction.json`);
	}
	if (folders.length > 0) folders.push(...copies);
	return { folders, except };
}

/** A paper that cannot be read might stand on anything: all its results are closed. */
async function planOf(root: string, slug: string) {
	try {
		return planPaper(root, await loadPaper(root, slug));
	} catch {
		// A paper.ts that does not run, or of a shape that no plan can be made of.
		return undefined;
	}
}
