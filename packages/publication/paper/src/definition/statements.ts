import { authorName } from "./author.ts";
import type { PaperDefinition } from "./paper.ts";

/** What a statement at a paper's end is about. */
export type StatementKind =
	| "ethics"
	| "contributions"
	| "funding"
	| "interests"
	| "data"
	| "code"
	| "data-and-code"
	| "ai"
	| "acknowledgements";

/** A statement at a paper's end, such as who paid for the work. */
export interface Statement {
	readonly kind: StatementKind;
	readonly title: string;
	readonly text: string;
}

/** Where data and code are, in sentences. */
export interface Availability {
	readonly data: string;
	readonly code: string;
}

/**
 * The statements at a paper's end, in the order in which they are printed; what is empty is left out.
 *
 * @param availability - In one statement (a text) or in two.
 */
export function paperStatements(
	{ authors, ethics, submission = {} }: Pick<PaperDefinition, "authors" | "ethics" | "submission">,
	availability: string | Availability,
): Statement[] {
	const { funding = "", interests = "", useOfAi = "", acknowledgements = "" } = submission;
	const contributions = authors.map((author) => `${authorName(author)}: ${author.roles.join(", ").toLowerCase()}`);
	const available: Statement[] =
		typeof availability === "string"
			? [{ kind: "data-and-code", title: "Data and code", text: availability }]
			: [
					{ kind: "data", title: "Data availability", text: availability.data },
					{ kind: "code", title: "Code availability", text: availability.code },
				];
	const all: Statement[] = [
		{ kind: "ethics", title: "Ethics", text: ethics },
		{ kind: "contributions", title: "Contributions", text: `${contributions.join("; ")}.` },
		{ kind: "funding", title: "Funding", text: funding },
		{ kind: "interests", title: "Competing interests", text: interests },
		...available,
		{ kind: "ai", title: "Use of artificial intelligence", text: useOfAi },
		{ kind: "acknowledgements", title: "Acknowledgements", text: acknowledgements },
	];
	return all.filter(({ text }) => text.trim() !== "");
}
