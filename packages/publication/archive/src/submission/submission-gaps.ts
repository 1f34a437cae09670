import { openPoints, readDataset } from "@quickening/datasets";
import { authorName, type PaperDefinition } from "@quickening/paper";
import { contactFile, paperContact } from "@quickening/pipeline/plan";
import { repositoryAddress } from "./availability.ts";
import { type AnsweredItem, checklistFile } from "./checklist.ts";
import { isEmpty } from "./empty.ts";
import { guidelines } from "./guidelines.ts";

/** A field that is empty and that a journal asks for. */
export interface SubmissionGap {
	/** Path below the root. */
	readonly file: string;
	/** As it is called in the file. */
	readonly field: string;
	/** What to write. */
	readonly write: string;
}

/** The gaps as lines of text, by file. */
export function gapLines(gaps: readonly SubmissionGap[]): string[] {
	return [...new Set(gaps.map(({ file }) => file))].flatMap((file) => [
		`  ${file}`,
		...gaps.filter((gap) => gap.file === file).map(({ field, write }) => `    ${field}: ${write}`),
	]);
}

/**
 * Everything that a journal asks for and nobody has written yet, in the order of the files.
 *
 * @param items - The checklist's items with their answers; undefined where there is no checklist.
 */
export function submissionGaps(
	root: string,
	paper: PaperDefinition,
	items: readonly AnsweredItem[] | undefined,
): SubmissionGap[] {
	const { slug, authors, keywords, ethics, submission = {}, datasets } = paper;
	const file = `papers/${slug}/paper.ts`;
	const gaps: SubmissionGap[] = [];
	const ask = (field: string, write: string, of = file) => void gaps.push({ file: of, field, write });
	const persons = authors.filter(({ family }) => family !== undefined);
	if (authors.length === 0) ask("authors", "at least one author, a person or a group");
	for (const [i, author] of authors.entries()) {
		const who = authorName(author);
		if (author.family !== undefined) {
			if (isEmpty(author.given)) ask(`authors[${i}].given`, `given names of ${who}`);
			if (isEmpty(author.affiliation)) ask(`authors[${i}].affiliation`, `where ${who} works`);
		}
		if (author.roles.length === 0) ask(`authors[${i}].roles`, `what ${who} did, in CRediT's words`);
	}
	const contact = paperContact(root, paper);
	if (contact === undefined) {
		const isOwn = persons.length > 0 || submission.correspondence !== undefined;
		const place = isOwn ? file : contactFile;
		const named = isOwn ? "submission.correspondence." : "";
		ask(`${named}name, ${named}email`, "who answers letters about the paper, by name and e-mail address", place);
	} else if (persons.length > 0) {
		const answering = authors.find((author) => authorName(author) === contact.name);
		if (answering === undefined) {
			ask("submission.correspondence.name", `one of the authors; ${contact.name} is none of them`);
		} else if (answering.orcid === undefined) {
			ask(`authors[${authors.indexOf(answering)}].orcid`, `the ORCID of ${contact.name}, who answers letters`);
		}
	}
	if (keywords.length === 0) ask("keywords", "some keywords");
	if (isEmpty(ethics)) ask("ethics", "approval and consent, or why none was needed");
	if (isEmpty(submission.funding)) ask("submission.funding", "who paid for what, or that there was no funding");
	if (isEmpty(submission.interests))
		ask("submission.interests", "the competing interests of each author, or that there are none");
	if (isEmpty(submission.useOfAi)) {
		ask("submission.useOfAi", "which tools of artificial intelligence were used for what, or that none were");
	}
	if (repositoryAddress(root, paper) === undefined) {
		ask(
			"submission.repository",
			"the web address of the repository, which neither git's origin nor package.json names",
		);
	}
	for (const dataset of datasets) gaps.push(...datasetGaps(root, dataset));
	gaps.push(...checklistGaps(slug, items));
	return gaps;
}

function datasetGaps(root: string, slug: string): SubmissionGap[] {
	const file = `data/${slug}/dataset.json`;
	const open = openPoints(root, slug)
		.filter(({ isSuspected }) => !isSuspected)
		.map(({ line, message }) => ({ file, field: `line ${line}`, write: message }));
	const { files, access } = readDataset(root, slug);
	const isReachable = access !== undefined || files.every(({ url }) => url !== null);
	return isReachable
		? open
		: [
				...open,
				{ file, field: "access", write: "who holds the files without a public address, and how one asks for them" },
			];
}

function checklistGaps(slug: string, items: readonly AnsweredItem[] | undefined): SubmissionGap[] {
	const file = checklistFile(slug);
	if (items === undefined) {
		const names = Object.keys(guidelines).join(", ");
		const draft = `quickening submission ${slug} --draft-checklist <guideline>`;
		return [{ file, field: "the file", write: `the reporting checklist; \`${draft}\` begins it (${names})` }];
	}
	return items
		.filter(({ answer, recorded }) => answer === "" && recorded === "")
		.map(({ id, asks }) => ({
			file,
			field: `answers."${id}"`,
			write: `where the manuscript has it, or why it does not apply: ${asks}`,
		}));
}
