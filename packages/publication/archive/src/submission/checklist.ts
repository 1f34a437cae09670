import { join } from "node:path";
import type { Table } from "@quickening/paper";
import { readTextIfThere } from "@quickening/workspace";
import { object, readShape, recordOf, text } from "@quickening/workspace/shapes";
import { UserError } from "@quickening/workspace/terminal";
import { parse } from "yaml";
import { isEmpty } from "./empty.ts";
import { type Guideline, type GuidelineName, guidelines, isGuideline, type KnownFact } from "./guidelines.ts";

/** What an author has written in papers/<slug>/checklist.yaml. */
export interface Checklist {
	readonly name: GuidelineName;
	readonly guideline: Guideline;
	/** By the number of the item: where the manuscript answers it, or why it does not apply. */
	readonly answers: Readonly<Record<string, string>>;
}

/** An item with its answer; an empty one when nobody has answered it. */
export interface AnsweredItem {
	readonly id: string;
	readonly asks: string;
	/** Of the author. */
	readonly answer: string;
	/** Of the run. */
	readonly recorded: string;
}

/** Path of a paper's checklist below the root. */
export const checklistFile = (slug: string): string => `papers/${slug}/checklist.yaml`;

const shape = object({ guideline: text, answers: recordOf(text) });

/**
 * Reads a paper's checklist; undefined where there is none.
 *
 * @throws UserError that names the file, and the rule that it breaks.
 */
export function readChecklist(root: string, slug: string): Checklist | undefined {
	const file = checklistFile(slug);
	const source = readTextIfThere(join(root, file));
	if (source === undefined) return undefined;
	const refuse = (message: string) =>
		new UserError(`${file}: ${message}`, { whatToDo: "Mend the file and try again." });
	let content: unknown;
	try {
		content = parse(source);
	} catch (error) {
		throw refuse(`cannot be read as YAML: ${(error as Error).message.split("\n")[0]}`);
	}
	const read = readShape(shape, content, (at) => at.join(".") || "the checklist");
	if ("problems" in read) throw refuse(read.problems.map(({ message }) => message).join("; "));
	const { guideline: name, answers } = read.value;
	if (!isGuideline(name)) {
		throw refuse(`guideline must be one of ${Object.keys(guidelines).join(", ")}; got ${JSON.stringify(name)}`);
	}
	const guideline = guidelines[name];
	const unknown = Object.keys(answers).filter((id) => guideline.items.every((item) => item.id !== id));
	if (unknown.length > 0) {
		throw refuse(
			`${guideline.title} has no item ${unknown.join(", ")}; it has ${guideline.items.map(({ id }) => id).join(", ")}`,
		);
	}
	return { name, guideline, answers };
}

/** Every item of the guideline, in its order, with what author and run answer. */
export function answeredItems(
	{ guideline, answers }: Checklist,
	known: Readonly<Partial<Record<KnownFact, string>>>,
): AnsweredItem[] {
	return guideline.items.map(({ id, asks, known: facts = [] }) => {
		const answer = answers[id] ?? "";
		return {
			id,
			asks,
			answer: isEmpty(answer) ? "" : answer.trim(),
			recorded: facts.flatMap((fact) => known[fact] ?? []).join(" "),
		};
	});
}

/** The text of a checklist that is to be filled in. */
export function checklistDraft(name: GuidelineName): string {
	const { title, doi, items } = guidelines[name];
	return [
		`# ${title}: where the manuscript answers each item, or why it does not apply. Official wording: https://doi.org/${doi}`,
		`guideline: ${name}`,
		"answers:",
		...items.map(
			({ id, asks, known }) =>
				`  # ${asks}${known === undefined ? "" : " (filled by the run where it is recorded)"}\n  "${id}": ""`,
		),
		"",
	].join("\n");
}

/** The checklist as a table of the supplement. */
export function checklistTable({ guideline }: Checklist, items: readonly AnsweredItem[]): Table {
	return {
		title: `Reporting checklist: ${guideline.title}`,
		caption: `Items by number, in short words; the official wording is at https://doi.org/${guideline.doi}.`,
		columns: [
			{ key: "id", title: "Item", align: "left" },
			{ key: "asks", title: "What it asks for", align: "left" },
			{ key: "where", title: "Where it is answered", align: "left" },
		],
		rows: items.map(({ id, asks, answer, recorded }) => ({
			cells: { id, asks, where: [answer, recorded].filter((part) => part !== "").join(" Recorded: ") },
		})),
		notes: [],
	};
}

/** The checklist as Markdown. */
export function checklistMarkdown(checklist: Checklist, items: readonly AnsweredItem[]): string {
	const { title, caption, columns, rows } = checklistTable(checklist, items);
	const line = (cells: readonly string[]) =>
		`| ${cells.map((cell) => cell.replaceAll("|", "\\|").replaceAll(/\s+/g, " ")).join(" | ")} |`;
	return [
		`# ${title}`,
		"",
		caption,
		"",
		line(columns.map((column) => column.title)),
		line(columns.map(() => "---")),
		...rows.map(({ cells }) => line(columns.map(({ key }) => cells[key] ?? ""))),
		"",
	].join("\n");
}
