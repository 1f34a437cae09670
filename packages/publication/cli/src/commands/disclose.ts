import { join } from "node:path";
import { datasetTier, loadPaper, planPaper } from "@quickening/pipeline/plan";
import { disclosurePage, readRelease, releasedNumbers, signOff, signOffFile } from "@quickening/release";
import { findWorkspace, writeAtomically } from "@quickening/workspace";
import { formatCount, UserError } from "@quickening/workspace/terminal";
import { Command } from "commander";
import { requirePapers } from "./papers-argument.ts";

interface DiscloseOptions {
	readonly sign?: boolean;
	readonly name?: string;
	readonly role?: string;
	readonly date?: string;
	readonly json?: boolean;
}

/** `quickening disclose <paper>`. */
export function discloseCommand(): Command {
	return new Command("disclose")
		.description(
			"what a paper on registered or restricted data would release, for who holds the data; and their sign-off",
		)
		.argument("<paper>", "name as in papers/")
		.option("--sign", "write down that a person has looked at it, and that it may leave")
		.option("--name <name>", "with --sign: who signs")
		.option("--role <role>", 'with --sign: in which office, such as "data manager, St Mary\'s"')
		.option("--date <date>", "with --sign: ISO date (default: today)")
		.option("--json", "print what would leave as JSON (without the counts of people)")
		.addHelpText(
			"after",
			`
Writes a page, .quickening/disclose/<paper>.html, with every number that would be released, how many people stand behind
it, what was suppressed and why, and every file with its hash. The page holds exact counts: it stays on this machine.

What passes: counts of people from 1 to 7 are suppressed, others rounded to 5 (as OpenSAFELY); the whole list is in the
README of @quickening/disclosure. Results on restricted data reach the site and exports once they are signed off, for
exactly the bytes that were looked at.

Exit code: 0 when the results may leave, 1 when they are held, 2 for a wrong command.

Examples:
  quickening disclose weekly-pressure
  quickening disclose weekly-pressure --sign --name "Ada Example" --role "data manager"`,
		)
		.action(run);
}

async function run(slug: string, options: DiscloseOptions): Promise<void> {
	const { root, local } = findWorkspace();
	requirePapers(root, [slug]);
	const paper = await loadPaper(root, slug);
	const plan = planPaper(root, paper);
	const before = readRelease(root, plan);
	if (before.state === "open") {
		say(options, { paper: slug, state: "open" }, [
			`${slug} stands on open data: nothing is held, and nothing needs a sign-off`,
		]);
		return;
	}
	if (options.sign) {
		if (before.record === undefined) {
			throw new UserError(`there is nothing to sign: ${before.because}`, {
				...(before.whatToDo && { whatToDo: before.whatToDo }),
			});
		}
		const { name = "", role = "", date = new Date().toISOString().slice(0, 10) } = options;
		signOff(root, slug, { name, role, date });
	} else if (options.name !== undefined || options.role !== undefined || options.date !== undefined) {
		throw new UserError("--name, --role and --date go with --sign", { exitCode: 2 });
	}
	const release = readRelease(root, plan);
	const stages = releasedNumbers(root, plan, paper);
	const page = join(local, "disclose", `${slug}.html`);
	const datasets = paper.datasets.map((dataset) => ({ slug: dataset, tier: datasetTier(root, dataset) }));
	writeAtomically(page, disclosurePage({ slug, title: paper.title, datasets, release, stages }));
	if (release.because !== undefined) process.exitCode = 1;
	const files = Object.keys(release.record?.files ?? {});
	const suppressed = release.record?.suppressed ?? [];
	const cells = suppressed.reduce((sum, each) => sum + each.cells, 0);
	say(
		options,
		{
			paper: slug,
			tier: release.tier,
			state: release.state,
			...(release.because && { because: release.because, whatToDo: release.whatToDo }),
			...(release.signed && { signed: release.signed }),
			suppressed,
			files: release.record?.files ?? {},
			page,
		},
		[
			`${slug}, ${release.tier} data: ${release.because === undefined ? "may leave" : `held: ${release.because}`}`,
			...(release.whatToDo ? [release.whatToDo] : []),
			...(options.sign ? [`signed off in ${signOffFile(slug)}; commit it`] : []),
			`${formatCount(files.length, "file")} would leave; ${formatCount(cells, "cell")} suppressed or rounded`,
			...suppressed.map(
				({ of, column, reason, cells: n }) => `  ${column === undefined ? of : `${of}, ${column}`}: ${n} (${reason})`,
			),
			`every number, with the people behind it: ${page}`,
		],
	);
}

function say(options: DiscloseOptions, facts: object, lines: readonly string[]): void {
	if (options.json) process.stdout.write(`${JSON.stringify({ schema: 1, ...facts }, null, "\t")}\n`);
	else process.stdout.write(`${lines.join("\n")}\n`);
}
