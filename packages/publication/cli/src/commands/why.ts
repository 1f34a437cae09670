import { join } from "node:path";
import {
	chainText,
	type FoundResult,
	findResult,
	listText,
	readProvenance,
	readResult,
} from "@quickening/archive/provenance";
import { chainOf, type Provenance, provDocument, type Table } from "@quickening/paper";
import { loadPaper, readCodeFiles } from "@quickening/pipeline/plan";
import { parseCsv } from "@quickening/pipeline/tolerance";
import { findWorkspace, readTextIfThere } from "@quickening/workspace";
import { headCommit } from "@quickening/workspace/git";
import { colours, takesColours, UserError } from "@quickening/workspace/terminal";
import { Command } from "commander";
import { requirePapers } from "./papers-argument.ts";

interface WhyOptions {
	readonly json?: boolean;
	readonly prov?: boolean;
	readonly depth?: string;
}

/** `quickening why <paper> [what]`. */
export function whyCommand(): Command {
	return new Command("why")
		.description(
			"where a number, a table, a cell, a figure or a plotted row comes from, back to the bytes; runs nothing",
		)
		.argument("<paper>", "name as in papers/")
		.argument(
			"[what]",
			"a value or claim (or the start of its name), figure:<id>, table:<id>, figure:<id>[row], table:<id>[row, column]",
		)
		.option("--depth <n>", "how many stages back to print (default: all)")
		.option("--json", "print the chain as JSON")
		.option("--prov", "print it as W3C PROV-JSON (without <what>: of the whole paper)")
		.addHelpText(
			"after",
			`
Rows are counted below the heading, from 1. A row of a table may be named by what stands in its first column, a column by
its title, its key or its number. The start of several names means the one that ends in ".primary".

Examples:
  quickening why intrapartum-ctg                        what can be asked
  quickening why intrapartum-ctg auc                    the value auc.primary
  quickening why intrapartum-ctg figure:roc[12]         the twelfth plotted row
  quickening why intrapartum-ctg 'table:performance[1, "AUC (95% CI)"]'
  quickening why intrapartum-ctg auc --prov > auc.json  for a program that reads PROV`,
		)
		.action(run);
}

async function run(slug: string, what: string | undefined, options: WhyOptions): Promise<void> {
	const { root } = findWorkspace();
	requirePapers(root, [slug]);
	const depth = depthOf(options.depth);
	if (options.json && options.prov) {
		throw new UserError("--json and --prov are two ways to print the same; give one", { exitCode: 2 });
	}
	const definition = await loadPaper(root, slug);
	if (readCodeFiles(root, slug) === undefined) {
		const { judgePapers } = await import("@quickening/pipeline");
		await judgePapers(root, { slugs: [slug], check: true });
	}
	const provenance = await readProvenance(root, slug, { commit: headCommit(root), definition });
	const results = join(root, "papers", slug, "results");
	const found =
		what === undefined
			? undefined
			: findResult(provenance, what, {
					claims: definition.claims,
					table: (id) => readResult<Table>(root, `papers/${slug}/results/tables/${id}.json`),
					plotted: (id) => {
						const text = readTextIfThere(join(results, "figures", `${id}.csv`));
						return text === undefined ? undefined : parseCsv(text);
					},
				});
	if (options.prov) print(provDocument(provenance, found?.key));
	else if (options.json) print(found ? jsonOf(provenance, found, depth) : listOf(provenance));
	else {
		const paint = colours(takesColours(process.stdout));
		const text = found
			? chainText(provenance, found, { depth, paint })
			: listText(provenance, definition.claims, paint);
		process.stdout.write(`${text}\n`);
	}
}

function depthOf(text: string | undefined): number {
	if (text === undefined) return Number.POSITIVE_INFINITY;
	const depth = Number(text);
	if (Number.isInteger(depth) && depth >= 1) return depth;
	throw new UserError(`--depth must be a whole number of stages, 1 or more; got ${text}`, { exitCode: 2 });
}

function print(content: object): void {
	process.stdout.write(`${JSON.stringify(content, null, "\t")}\n`);
}

function jsonOf(provenance: Provenance, { key, claim, detail, others }: FoundResult, depth: number) {
	const chain = chainOf(provenance, key);
	return {
		schema: 1,
		isRebuiltHere: provenance.environment !== undefined,
		...(claim && { claim: claim.id }),
		...(detail && { detail }),
		...(others.length > 0 && { others }),
		...chain,
		stages: chain.stages.slice(0, depth),
	};
}

function listOf({ paper, results, environment }: Provenance) {
	const listed = Object.entries(results).map(([key, { kind, id, printed, claims, stage }]) => ({
		key,
		kind,
		id,
		printed,
		stage,
		claims,
	}));
	return { schema: 1, paper: paper.slug, isRebuiltHere: environment !== undefined, results: listed };
}
