import { join } from "node:path";
import { readDataset } from "@quickening/datasets";
import { interFonts, sourceSerifFonts, typstPdf } from "@quickening/figures/render";
import { readDocument, renderManuscript, writeJats, writeTable, writeWord } from "@quickening/manuscript";
import { type Availability, type Contact, type PaperDefinition, paperStatements } from "@quickening/paper";
import { loadPaper, paperContact, planPaper } from "@quickening/pipeline/plan";
import { readRelease, requireReleased } from "@quickening/release";
import { quickeningVersion } from "@quickening/reproduce";
import { pinnedDvcVersion, readIfThere, readJsonIfThere, type Workspace, writeAtomically } from "@quickening/workspace";
import { committedFiles } from "@quickening/workspace/git";
import { formatCount, UserError } from "@quickening/workspace/terminal";
import type { CollectedFile } from "../collect-files.ts";
import { refuseUnlessRebuilt } from "../exportable.ts";
import { readFacts } from "../provenance/read-provenance.ts";
import { writePackage } from "../write-package.ts";
import { availabilityOf, repositoryAddress } from "./availability.ts";
import {
	type AnsweredItem,
	answeredItems,
	type Checklist,
	checklistDraft,
	checklistFile,
	checklistMarkdown,
	checklistTable,
	readChecklist,
} from "./checklist.ts";
import type { GuidelineName } from "./guidelines.ts";
import { knownFacts } from "./known-facts.ts";
import { gapLines, type SubmissionGap, submissionGaps } from "./submission-gaps.ts";

export interface ExportedSubmission {
	readonly to: string;
	readonly nFiles: number;
	readonly bytes: number;
	/** Why the results may not be those of the committed code; empty when they are. */
	readonly asIs: readonly string[];
}

/** What a paper still lacks before a journal can have it, with what was read on the way. */
interface Prepared {
	readonly gaps: readonly SubmissionGap[];
	readonly availability: Availability;
	readonly checklist?: Checklist;
	readonly items?: readonly AnsweredItem[];
}

/**
 * What is empty of that which a journal asks for. Runs nothing.
 *
 * @throws UserError or SyncError when a file cannot be read.
 */
export function findSubmissionGaps(root: string, paper: PaperDefinition): readonly SubmissionGap[] {
	return prepare(root, paper, undefined).gaps;
}

function prepare(root: string, paper: PaperDefinition, commit: string | undefined): Prepared {
	const checklist = readChecklist(root, paper.slug);
	const datasets = paper.datasets.map((dataset) => readDataset(root, dataset));
	const repository = repositoryAddress(root, paper) ?? "";
	const availability = availabilityOf(paper, datasets, { repository, commit: commit ?? "" });
	const items =
		checklist && answeredItems(checklist, knownFacts(paper, readFacts(root, paper), availability, software(root)));
	const gaps = submissionGaps(root, paper, items);
	return { gaps, availability, ...(checklist && { checklist }), ...(items && { items }) };
}

/**
 * Writes what a journal takes: the manuscript (PDF, Word, JATS) with authors, correspondence and statements, the figures, the
 * reporting checklist alone and in a supplement, and the statements as text for the journal's form. Nothing is sent anywhere
 * and no stage runs; the same state gives the same bytes.
 *
 * @throws UserError with a list of everything that is empty, or when the results are not those of the committed code and `asIs`
 *   is false.
 */
export async function exportSubmission(
	workspace: Workspace,
	slug: string,
	{ to, asIs }: { readonly to: string; readonly asIs: boolean },
): Promise<ExportedSubmission> {
	const { root, papers } = workspace;
	const paper = await loadPaper(root, slug);
	const plan = planPaper(root, paper);
	requireReleased(slug, readRelease(root, plan));
	const committed = committedFiles(root, [`papers/${slug}`]);
	const { gaps, availability, checklist, items } = prepare(root, paper, committed.commit);
	if (gaps.length > 0 || checklist === undefined || items === undefined) throw refused(slug, gaps);
	if (committed.commit === undefined) {
		throw new UserError("nothing is committed, so no commit can be named to the journal", {
			whatToDo: "Commit the paper with its results, then try again.",
		});
	}
	const reasons = await refuseUnlessRebuilt(workspace, slug, committed, asIs);

	const paperFolder = join(papers, slug);
	const manuscript = plan.stages.find(({ kind }) => kind === "manuscript");
	const datasetTitles = (manuscript?.facts["datasetTitles"] ?? {}) as Readonly<Record<string, string>>;
	const contact = paperContact(root, paper)!;
	const options = { paper, paperFolder, datasetTitles, contact, availability };
	const document = await readDocument(options);
	const figure = (id: string, ending: "png" | "pdf") => readFigure(paperFolder, slug, `${id}.${ending}`);
	const table = checklistTable(checklist, items);
	const written = async (format: "docx" | "csv") =>
		Buffer.from(await writeTable(table, { id: "checklist", format, date: paper.date }));
	const file = (path: string, content: string | Uint8Array): CollectedFile => ({ path, content: Buffer.from(content) });
	const files: CollectedFile[] = [
		file("README.md", readme(paper, contact)),
		file(`${slug}-manuscript.pdf`, await renderManuscript({ ...options, layout: "manuscript" })),
		file(`${slug}-manuscript.docx`, await writeWord(document, (id) => figure(id, "png"))),
		file(`${slug}-manuscript.xml`, await writeJats(document)),
		...Object.keys(paper.figures).map((id) => file(`figures/${id}.pdf`, figure(id, "pdf"))),
		file("statements.md", statementsMarkdown(paper, contact, availability)),
		file("checklist.md", checklistMarkdown(checklist, items)),
		file("checklist.docx", await written("docx")),
		file("checklist.csv", await written("csv")),
		file(
			"supplement.pdf",
			await supplement(paper, String(await writeTable(table, { id: "checklist", format: "typst" }))),
		),
	];
	writePackage(to, files, { date: paper.date, marker: "statements.md" });
	return {
		to,
		nFiles: files.length,
		bytes: files.reduce((sum, { content }) => sum + content.byteLength, 0),
		asIs: reasons,
	};
}

/**
 * Begins the checklist of a paper.
 *
 * @returns Its path below the root.
 * @throws UserError when there is one already.
 */
export function draftChecklist(root: string, slug: string, name: GuidelineName): string {
	const path = checklistFile(slug);
	if (readIfThere(join(root, path)) !== undefined) {
		throw new UserError(`${path} is there already`, { whatToDo: "Fill it in, or remove it to begin anew." });
	}
	writeAtomically(join(root, path), checklistDraft(name));
	return path;
}

function refused(slug: string, gaps: readonly SubmissionGap[]): UserError {
	const isOne = gaps.length === 1;
	const message = `${slug} cannot be submitted yet: ${formatCount(gaps.length, "field")} that a journal asks for ${isOne ? "is" : "are"} empty`;
	return new UserError([message, ...gapLines(gaps)].join("\n"), {
		whatToDo: "Only the authors know these: write them where they belong, and try again. Nothing was written.",
	});
}

function readFigure(paperFolder: string, slug: string, name: string): Uint8Array {
	const path = `results/figures/${name}`;
	const content = readIfThere(join(paperFolder, path));
	if (content) return content;
	throw new UserError(`papers/${slug}/${path} is missing`, {
		whatToDo: `It is not in git: make it with \`quickening reproduce ${slug}\`.`,
	});
}

function software(root: string): string {
	const node = readJsonIfThere<{ devDependencies?: Record<string, string> }>(join(root, "package.json"))
		?.devDependencies?.["node"];
	const dvc = pinnedDvcVersion(root);
	return `Quickening ${quickeningVersion()}, Node.js ${node ?? process.version.slice(1)}${dvc === undefined ? "" : `, DVC ${dvc}`}; npm packages by package-lock.json.`;
}

function statementsMarkdown(paper: PaperDefinition, contact: Contact, availability: Availability): string {
	const { name, email, address } = contact;
	const all = [
		["Correspondence", [name, email, address].filter(Boolean).join(", ")],
		...paperStatements(paper, availability).map(({ title, text }) => [title, text]),
	];
	return [`# ${paper.title}: statements`, "", ...all.flatMap(([title, text]) => [`## ${title}`, "", text, ""])].join(
		"\n",
	);
}

function readme({ slug, title, version, date }: PaperDefinition, { name, email }: Contact): string {
	return [
		`# ${title}`,
		"",
		`Version ${version}, ${date}. Correspondence: ${name}, ${email}.`,
		"",
		"| file | what it is |",
		"|---|---|",
		`| \`${slug}-manuscript.pdf\`, \`.docx\`, \`.xml\` | the manuscript: double spaced with numbered lines, for Word, JATS XML |`,
		"| `figures/` | each figure as PDF |",
		"| `statements.md` | the statements, to paste into a journal's form |",
		"| `checklist.md`, `.docx`, `.csv` | the reporting checklist |",
		"| `supplement.pdf` | the supplement, with the checklist |",
		"",
	].join("\n");
}

async function supplement({ title, date }: PaperDefinition, table: string): Promise<Uint8Array> {
	const source = [
		`#set document(title: ${JSON.stringify(`Supplement: ${title}`)})`,
		'#set page(paper: "a4", margin: 20mm, numbering: "1 / 1")',
		'#set text(font: "Source Serif 4", size: 9pt, lang: "en", region: "GB")',
		"#set par(justify: false)",
		`#text(size: 15pt, weight: 600)[Supplement] \\ #text(size: 11pt, ${JSON.stringify(title)})`,
		"#v(6mm)",
		table,
	].join("\n");
	return await typstPdf({
		files: { "/main.typ": source },
		fonts: [...sourceSerifFonts, ...interFonts],
		createdSeconds: Date.parse(`${date}T00:00:00Z`) / 1000,
	});
}
