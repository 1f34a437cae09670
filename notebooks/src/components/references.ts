import type { BibliographyEntry, Creator } from "@quickening/manuscript/numbers";
import { doiAddress } from "@quickening/workspace/markup";
import type { PaperReference } from "../sources/paper.ts";
import type { Citations } from "./citations.ts";
import { html, link, type Markup } from "./markup.ts";

/** The references of a paper, numbered as in its manuscript, each with the ways back to where the page cites it. */
export function references(list: readonly PaperReference[], citations?: Citations): Markup | null {
	if (list.length === 0) return null;
	return html`<ol class="references">${list.map(({ number, entry }) => reference(number, entry, citations?.placesOf(entry.key) ?? []))}</ol>`;
}

function reference(
	number: number,
	{ key, authors, editors, fields }: BibliographyEntry,
	places: readonly string[],
): Markup {
	const year = fields["year"] || (fields["date"] ?? "").slice(0, 4);
	const journal = fields["journaltitle"] ?? fields["booktitle"] ?? fields["publisher"] ?? fields["howpublished"];
	const pages = fields["pages"]?.replace(/-+/g, "\u2013");
	const place = [fields["volume"], fields["number"] && `(${fields["number"]})`].filter(Boolean).join("");
	const address = doiAddress(fields["doi"] ?? "") ?? fields["url"];
	const names = namesOf(authors.length > 0 ? authors : editors);
	const back = places.map(
		(id, i) =>
			html` <a class="citation-back" href="#${id}" aria-label="Back to citation ${i + 1} of reference ${number}">↑${places.length > 1 ? i + 1 : ""}</a>`,
	);
	return html`<li id="reference-${key}" value="${number}"><span class="reference-text">${names}${year ? ` (${year})` : ""}. ${link(
		address,
		fields["title"] ?? key,
	)}.${journal ? html` <em>${journal}</em>` : null}${place ? ` ${place}` : ""}${pages ? `:${pages}` : ""}${journal ? "." : ""}</span>${back}</li>`;
}

/** "Chudáček V, Spilka J, et al": at most six names. */
function namesOf(creators: readonly Creator[]): string {
	const named = creators.filter((one) => one.kind !== "others");
	const names = named.slice(0, 6).map((one) => (one.kind === "person" ? shortName(one) : one.name));
	return names.join(", ") + (named.length > 6 || named.length < creators.length ? ", et al" : "");
}

function shortName({ family, given = "" }: { readonly family: string; readonly given?: string }): string {
	const initials = given.split(/[\s.-]+/).map((part) => part.charAt(0));
	return `${family} ${initials.join("")}`.trim();
}
