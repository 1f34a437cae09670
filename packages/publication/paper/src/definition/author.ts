/** What is known of an author beside the name. */
interface AuthorFacts {
	readonly affiliation?: string;
	/** Web address of the affiliation, best its ROR (https://ror.org/...); RO-Crate recommends it. */
	readonly affiliationUrl?: string;
	/** In CRediT's words. */
	readonly roles: readonly string[];
}

/** A person who wrote the paper, with what they did. */
export interface PersonAuthor extends AuthorFacts {
	/** Family name with its particles, such as "van der Berg"; the one name of a person who has one. */
	readonly family: string;
	/** Given names, or their initials. */
	readonly given?: string;
	readonly name?: never;
	readonly orcid?: string;
}

/** A group that wrote the paper and is named as one, such as a consortium. */
export interface GroupAuthor extends AuthorFacts {
	readonly name: string;
	readonly family?: never;
	readonly given?: never;
	/** ORCID names persons. */
	readonly orcid?: never;
}

/** A person, by family and given names, or a group, by its name. */
export type Author = PersonAuthor | GroupAuthor;

/** An author with the name as it is printed; a person has a family name, a group has none. */
export interface NamedAuthor extends AuthorFacts {
	readonly name: string;
	readonly family?: string;
	readonly given?: string;
	readonly orcid?: string;
}

/** The name of an author as it is printed: "Ada Example", "The Example Consortium". */
export function authorName({ name, family, given }: Author): string {
	return name ?? [given, family].filter(Boolean).join(" ");
}

/** The author with the printed name. */
export function namedAuthor(author: Author): NamedAuthor {
	return { ...author, name: authorName(author) };
}

/**
 * The name of an author as BibTeX asks for it: "Example, Ada"; a group stands in braces, so that it is not parted.
 *
 * @example
 * bibtexName({ family: "van der Berg", given: "Bo", roles: [] }); // "{van der Berg}, Bo"
 */
export function bibtexName({ name, family, given }: Author): string {
	if (name !== undefined) return `{${name}}`;
	// Words in lower case would be taken for particles, which a style may drop.
	const whole = /\s/.test(family) ? `{${family}}` : family;
	return given === undefined ? whole : `${whole}, ${given}`;
}
