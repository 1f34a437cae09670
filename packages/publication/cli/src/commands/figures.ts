import { type Journal, journals } from "@quickening/figures";
import { findWorkspace, nearest } from "@quickening/workspace";
import { createTerminal, formatTable, UserError } from "@quickening/workspace/terminal";
import { Command } from "commander";
import { redrawFigures, type WrittenFigure } from "../figures/redraw-figures.ts";
import { requirePapers } from "./papers-argument.ts";

interface FiguresOptions {
	readonly journal: string;
	readonly format?: string;
	readonly to?: string;
	readonly outlineText?: boolean;
	readonly rules?: boolean;
	readonly json?: boolean;
}

/** `quickening figures <paper> [id...]`. */
export function figuresCommand(): Command {
	return new Command("figures")
		.description("draw a paper's figures for a journal, from the specs in results/figures; runs no stage")
		.argument("[paper]", "name as in papers/")
		.argument("[id...]", "figures by id (default: all)")
		.option("--journal <name>", `whose widths, font and sizes: ${Object.keys(journals).join(", ")}`, "house")
		.option("--format <list>", "svg, pdf, png, joined by commas (default: those of the three that the journal takes)")
		.option("--to <folder>", "where to write (default: <paper>-figures-<journal> here)")
		.option("--outline-text", "text as outlines, where a journal takes no fonts")
		.option("--rules", "print what the journal asks for, with its sources, and draw nothing")
		.option("--json", "print as JSON")
		.addHelpText(
			"after",
			"\nTIFF and EPS are not written: no maintained library for them is at hand; convert the PNG or PDF.\n\nExamples:\n  quickening figures intrapartum-ctg --journal nature\n  quickening figures intrapartum-ctg roc --journal plos --format png,pdf --to /tmp/plos\n  quickening figures --rules --journal ieee",
		)
		.action(run);
}

async function run(paper: string | undefined, ids: string[], options: FiguresOptions): Promise<void> {
	const journal = journalOf(options.journal);
	if (options.rules) {
		const { sources, ...rules } = journal;
		const facts = { schema: 1, ...rules, sources };
		process.stdout.write(options.json ? `${JSON.stringify(facts, null, "\t")}\n` : `${rulesText(journal)}\n`);
		return;
	}
	if (paper === undefined) {
		throw new UserError("figures: which paper?", {
			whatToDo: "Name one as in papers/: quickening figures intrapartum-ctg --journal nature",
			exitCode: 2,
		});
	}
	const { root } = findWorkspace();
	requirePapers(root, [paper]);
	const terminal = createTerminal({ quiet: options.json === true });
	const bar = terminal.bar({ label: `drawing ${paper} for ${journal.title}`, unit: "figures" });
	const { written, refused, folder } = await redrawFigures(root, paper, {
		ids,
		journal,
		...(options.format !== undefined && { formats: options.format.split(",").map((one) => one.trim()) }),
		...(options.to !== undefined && { to: options.to }),
		outlineText: options.outlineText === true,
		progress: (done, id) => bar.update(done, id),
	});
	bar.clear();
	for (const { message } of refused) terminal.error(message);
	terminal.close();
	if (options.json) {
		const facts = { schema: 1, paper, journal: journal.name, folder, written, refused };
		process.stdout.write(`${JSON.stringify(facts, null, "\t")}\n`);
	} else if (written.length > 0) process.stdout.write(`${writtenText(written)}\n`);
	if (refused.length > 0) process.exitCode = 1;
}

function journalOf(name: string): Journal {
	const known = Object.values(journals).find((journal) => journal.name === name);
	if (known !== undefined) return known;
	const names = Object.keys(journals);
	const close = nearest(name, names);
	throw new UserError(`there is no journal "${name}"${close ? `; did you mean "${close}"?` : ""}`, {
		whatToDo: `Journals: ${names.join(", ")}. \`quickening figures --rules --journal <name>\` prints what one asks for.`,
		exitCode: 2,
	});
}

function writtenText(written: readonly WrittenFigure[]): string {
	const rows = written.map(({ path, widthMm, heightMm, smallestPt, dpi }) => [
		path,
		`${widthMm.toFixed(1)} x ${heightMm.toFixed(1)} mm`,
		smallestPt === undefined ? "outlines" : `${smallestPt} pt`,
		dpi === undefined ? "" : `${dpi} dpi`,
	]);
	return formatTable(
		[{ header: "file" }, { header: "size", align: "right" }, { header: "least text", align: "right" }, { header: "" }],
		rows,
	);
}

function rulesText(journal: Journal): string {
	const { widthMm, greatestHeightMm, font, leastFontPt, greatestFontPt, leastLineWidthPt, formats, dpi, colour } =
		journal;
	const limit = (least: string, value: number | null, unit: string) =>
		value === null ? "not found; the house's is kept" : `${least} ${value} ${unit}`;
	const half = widthMm.oneAndHalf === null ? "" : `, ${widthMm.oneAndHalf} mm (one and a half)`;
	const lines = [
		journal.title,
		`  width       ${widthMm.single} mm (single column), ${widthMm.double} mm (double)${half}`,
		`  height      ${limit("at most", greatestHeightMm, "mm")}`,
		`  font        ${font}`,
		`  text        ${limit("at least", leastFontPt, "pt")}${greatestFontPt === null ? "" : `, at most ${greatestFontPt} pt`}`,
		`  lines       ${limit("at least", leastLineWidthPt, "pt")}`,
		`  formats     ${formats.join(", ")}; ${dpi} dpi`,
		`  outlines    ${journal.outlines}`,
		`  colour      ${colour}`,
		"Sources",
		...journal.sources.map(({ rules, address, read }) => `  ${rules}: ${address ?? "not found"} (${read})`),
	];
	return lines.join("\n");
}
