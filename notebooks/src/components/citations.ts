import { doiAddress } from "@quickening/workspace/markup";
import type { PaperReference } from "../sources/paper.ts";
import { html, type Markup } from "./markup.ts";

/** What a page cites of its paper's references, and where, in the order in which the page is written. */
export class Citations {
	readonly #byKey: ReadonlyMap<string, PaperReference>;
	readonly #places = new Map<string, string[]>();

	constructor(references: readonly PaperReference[]) {
		this.#byKey = new Map(references.map((one) => [one.entry.key, one]));
	}

	/**
	 * A citation as the manuscript prints it, such as "[3]", that leads to the list of references.
	 *
	 * @throws Error when the manuscript does not cite it: no format lists it then.
	 */
	cite(key: string): Markup {
		const found = this.#byKey.get(key);
		if (found === undefined) throw new Error(`the page cites ${key}, which the manuscript does not cite`);
		const places = this.#places.get(key) ?? [];
		const id = `citation-${key}-${places.length + 1}`;
		this.#places.set(key, [...places, id]);
		return html`<a class="citation" id="${id}" href="#reference-${key}" aria-describedby="reference-${key}">[${found.number}]</a>`;
	}

	/** The citation of the work that a text names by its DOI; null where the references have none such. */
	citeDoiIn(text: string): Markup | null {
		for (const [key, { entry }] of this.#byKey) {
			const address = doiAddress(entry.fields["doi"] ?? "")?.toLowerCase();
			if (address === undefined) continue;
			const doi = address.slice(address.indexOf("10."));
			const at = text.toLowerCase().indexOf(doi);
			// A DOI that goes on is another one.
			if (at >= 0 && !/^[\w/-]|^\.\w/.test(text.slice(at + doi.length))) return html` ${this.cite(key)}`;
		}
		return null;
	}

	/** Anchors of the places that cite a reference. */
	placesOf(key: string): readonly string[] {
		return this.#places.get(key) ?? [];
	}
}
