import { readDataset } from "@quickening/datasets";
import { UserError } from "@quickening/workspace/terminal";
import { checkTitle } from "./check-name.ts";
import { ethicsOf } from "./fill-recordings.ts";
import { fillTemplate } from "./fill-template.ts";

/**
 * A paper that begins with the tables of a cohort: checks, who takes part, what is missing, one quantity by week and by clock.
 *
 * @throws UserError when there is no such data set, or none of its files can be a table.
 */
export function fillCohort(
	root: string,
	slug: string,
	words: {
		readonly slug: string;
		readonly date: string;
		readonly family: string;
		readonly given: string | undefined;
		readonly title: string | undefined;
	},
	rename: (path: string) => string,
): { readonly files: Map<string, string>; readonly next: readonly string[] } {
	const dataset = readDataset(root, slug);
	const tables = dataset.files.filter(({ path }) => /^[^/]+\.(?:csv|tsv|parquet|arrow)$/i.test(path));
	if (tables.length === 0) {
		throw new UserError(`data/${slug}/dataset.json lists no file that can be a table of a cohort`, {
			whatToDo:
				"It holds a file a table, such as pregnancy.csv and day.parquet: npm run cohort -- describe lists them.",
			exitCode: 2,
		});
	}
	if (dataset.tier !== "open") {
		throw new UserError(
			`the data of ${slug} are ${dataset.tier}, and a paper from a cohort begins with open data yet`,
			{
				whatToDo:
					"npm run cohort -- check looks at its tables; begin with --data, whose aggregates pass disclosure control.",
				exitCode: 2,
			},
		);
	}
	const filled = {
		...words,
		title: checkTitle(words.title ?? `Which clock a quantity follows in ${slug}`),
		dataset: slug,
		ethics: ethicsOf(slug),
	};
	return {
		files: fillTemplate("paper-from-cohort", filled, rename),
		next: [
			`It reads ${tables.map(({ path }) => path).join(", ")}; params.yaml says which quantity of the table of days is described.`,
		],
	};
}
