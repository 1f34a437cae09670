import { join } from "node:path";
import { loadPaper } from "@quickening/pipeline/plan";
import { readTextIfThere } from "@quickening/workspace";
import { UserError } from "@quickening/workspace/terminal";
import { checkFree } from "./check-name.ts";
import type { Draft } from "./draft.ts";
import { fillTemplate } from "./fill-template.ts";

export interface NewPaperNotebook {
	/** The paper that it explores. */
	readonly paper: string;
	/** The figure that it redraws; the first one by default. */
	readonly figure?: string;
}

type Row = Readonly<Record<string, unknown>>;

/** A menu of at most this many choices. */
const mostChoices = 12;
const mostColumns = 8;

/**
 * The notebook of a paper, `notebooks/src/papers/<slug>/explore.md`: a setting that keeps some of the rows of a figure, the
 * figure redrawn from them by the paper's own spec, the rows as a table, and a query. It works as it stands.
 *
 * @throws UserError when the paper has no such figure, or a notebook already, or nothing has been built that could be shown.
 */
export async function draftPaperNotebook(root: string, { paper, figure: asked }: NewPaperNotebook): Promise<Draft> {
	const file = `notebooks/src/papers/${paper}/explore.md`;
	checkFree(root, file);
	const { title, figures, stages } = await loadPaper(root, paper);
	const figure = asked ?? Object.keys(figures).find((id) => figures[id]!.rows.kind === "output");
	const definition = figure === undefined ? undefined : figures[figure];
	if (figure === undefined || definition === undefined || definition.rows.kind !== "output") {
		throw new UserError(`papers/${paper} has no figure ${asked ? `"${asked}" ` : ""}that a stage's output draws`, {
			whatToDo: `Figures: ${Object.keys(figures).join(", ") || "none"}.`,
			exitCode: 2,
		});
	}
	const rows = stages[definition.rows.stage]!.outputs[definition.rows.name]!;
	const text = readTextIfThere(join(root, "papers", paper, rows));
	if (text === undefined) {
		throw new UserError(`papers/${paper}/${rows} is not there yet: a notebook shows what has been built`, {
			whatToDo: `Build it: npm run reproduce -- ${paper}`,
			exitCode: 2,
		});
	}
	const { array, list } = findRows(JSON.parse(text));
	const values = {
		title: title.replaceAll('"', "'"),
		paper,
		figure,
		spec: definition.spec,
		rows,
		array: array === undefined ? "read" : `read.${array}`,
		drawn: array === undefined ? "kept" : `{ ...read, ${array}: kept }`,
		columns: columnsOf(list),
		...settingOf(list),
	};
	return {
		kind: "notebook",
		name: `papers/${paper}/explore`,
		files: fillTemplate("paper-notebook", values, () => file),
		edits: new Map(),
		next: [
			`See it while you write: npm run quickening -- dev ${paper}, then open /papers/${paper}/explore`,
			`For Nx: name "@quickening-papers/${paper}" among the dependencies of notebooks/package.json, then npm install.`,
			'What settings, tables and queries can do: notebooks/README.md, "Notebooks".',
		],
	};
}

/** The list of rows in what a stage wrote: all of it, or the first list of objects in it. */
function findRows(read: unknown): { readonly array?: string; readonly list: readonly Row[] } {
	const isRows = (value: unknown): value is Row[] =>
		Array.isArray(value) && value.length > 0 && typeof value[0] === "object" && value[0] !== null;
	if (isRows(read)) return { list: read };
	const found = Object.entries((read ?? {}) as Row).find(([, value]) => isRows(value));
	if (found === undefined) {
		throw new UserError("the figure's rows hold no list of rows that a reader could choose from", {
			whatToDo: "Name another figure: --figure.",
			exitCode: 2,
		});
	}
	return { array: found[0], list: found[1] as Row[] };
}

/** A menu over the first column of few words, else a share of the rows. */
function settingOf(list: readonly Row[]): { readonly setting: string; readonly filter: string; readonly kit: string } {
	const kit = (field: string) => ["codeCell", "figure", "inputs", "numbers", "rowsTable", field].sort().join(", ");
	const column = Object.keys(list[0]!).find((name) => {
		const levels = new Set(list.map((row) => row[name]));
		return [...levels].every((level) => typeof level === "string") && levels.size > 1 && levels.size <= mostChoices;
	});
	if (column === undefined) {
		return {
			setting:
				'share: range("Rows kept, from the first", { unit: "%", minimum: 10, maximum: 100, step: 10, published: 100 }),',
			filter: "const kept = rows.slice(0, Math.ceil((rows.length * settings.share) / 100));",
			kit: kit("range"),
		};
	}
	const levels = [...new Set(list.map((row) => row[column] as string))];
	const options = [["any", "all of them"], ...levels.map((level) => [level, level])];
	const written = options.map(([value, words]) => `${JSON.stringify(value)}: ${JSON.stringify(words)}`).join(", ");
	return {
		setting: `kept: choice(${JSON.stringify(column)}, { options: { ${written} }, published: "any" }),`,
		filter: `const kept = rows.filter((row) => settings.kept === "any" || row[${JSON.stringify(column)}] === settings.kept);`,
		kit: kit("choice"),
	};
}

function columnsOf(list: readonly Row[]): string {
	const plain = Object.keys(list[0]!).filter((name) =>
		list.every((row) => row[name] === null || ["string", "number", "boolean"].includes(typeof row[name])),
	);
	return plain
		.slice(0, mostColumns)
		.map((name) => {
			const isWhole = list.every((row) => typeof row[name] !== "number" || Number.isInteger(row[name]));
			const key = JSON.stringify(name);
			return `\t\t{ title: ${key}, of: (row) => row[${key}]${isWhole ? "" : ", digits: 2"} },`;
		})
		.join("\n");
}
