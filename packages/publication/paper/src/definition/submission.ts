/** Who answers letters about a paper: one of its authors, or whoever speaks for a group. */
export interface Contact {
	readonly name: string;
	/** An e-mail address. */
	readonly email: string;
	/** Postal address, where a journal asks for one. */
	readonly address?: string;
}

/** A grant, as journals register it. */
export interface FundingAward {
	readonly funder: string;
	/** Web address of the funder, best its ROR (https://ror.org/...). */
	readonly funderUrl?: string;
	/** The grant's number, as the funder writes it. */
	readonly number?: string;
}

/**
 * What a journal asks of the authors and no run knows. An empty text says nothing and is printed nowhere: that there was no
 * funding, or that nobody has an interest, is a statement which an author makes in words.
 */
export interface SubmissionDefinition {
	/** Left out, a paper by a group alone takes that of papers/contact.json. */
	readonly correspondence?: Contact;
	/** Who paid for what, and what the funders had no part in; or that there was no funding. */
	readonly funding?: string;
	readonly awards?: readonly FundingAward[];
	/** Competing interests of each author, or that there are none. */
	readonly interests?: string;
	/** Which tools of artificial intelligence were used for what, and who answers for it; or that none were. */
	readonly useOfAi?: string;
	readonly acknowledgements?: string;
	/** Web address of the repository; left out, that of git's remote "origin" or of package.json. */
	readonly repository?: string;
}
