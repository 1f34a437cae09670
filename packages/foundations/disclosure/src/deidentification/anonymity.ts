/** Whose attributes are known: a person once, with what they might be recognised by and what nobody may learn. */
export interface Individual {
	readonly person: string;
	/** Values of the quasi-identifiers, in one order for all. */
	readonly quasiIdentifiers: readonly string[];
	/** Values of the sensitive columns, in one order for all. */
	readonly sensitive: readonly string[];
}

/** Exact figures, for judging; what is reported of them obeys small counts. */
export interface Anonymity {
	/** Number of people. */
	readonly nPeople: number;
	/** People in the smallest class of equal quasi-identifiers; 0 when there is nobody. */
	readonly smallestClass: number;
	readonly nClasses: number;
	/** Classes of fewer than k people, and the people in them. */
	readonly nClassesBelowK: number;
	readonly nPeopleAtRisk: number;
	/** For each sensitive column: fewest different values in a class, and least exponential of the entropy of its values. */
	readonly diversity: readonly { readonly distinct: number; readonly entropy: number }[];
}

/**
 * k-anonymity and l-diversity: how many people share their quasi-identifiers, and how many different values each such class
 * has of what is sensitive. A person is counted once, however many rows they have; one with several values of a
 * quasi-identifier stands in the class of all of them together. An empty cell is a value like any other.
 *
 * @param rows - One or more for each person.
 * @param k - Least number of people in a class.
 *
 * Source: Sweeney 2002, doi:10.1142/S0218488502001648; Machanavajjhala et al. 2007, doi:10.1145/1217299.1217302 (distinct
 * l-diversity; entropy l-diversity as the exponential of the entropy).
 */
export function anonymity(rows: Iterable<Individual>, k: number): Anonymity {
	const people = new Map<string, { readonly keys: Set<string>; readonly sensitive: Set<string>[] }>();
	let nSensitive = 0;
	for (const { person, quasiIdentifiers, sensitive } of rows) {
		nSensitive = sensitive.length;
		let known = people.get(person);
		if (!known) {
			known = { keys: new Set(), sensitive: sensitive.map(() => new Set()) };
			people.set(person, known);
		}
		known.keys.add(JSON.stringify(quasiIdentifiers));
		for (const [column, value] of sensitive.entries()) known.sensitive[column].add(value);
	}
	const classes = new Map<string, (readonly ReadonlySet<string>[])[]>();
	for (const { keys, sensitive } of people.values()) {
		const key = [...keys].sort().join("\n");
		const members = classes.get(key);
		if (members) members.push(sensitive);
		else classes.set(key, [sensitive]);
	}
	const sizes = [...classes.values()].map((members) => members.length);
	const small = sizes.filter((size) => size < k);
	const diversity = Array.from({ length: nSensitive }, (_, column) => {
		const perClass = [...classes.values()].map((members) => diversityOf(members.map((sensitive) => sensitive[column])));
		return {
			distinct: Math.min(...perClass.map(({ distinct }) => distinct)),
			entropy: Math.min(...perClass.map(({ entropy }) => entropy)),
		};
	});
	return {
		nPeople: people.size,
		smallestClass: sizes.length === 0 ? 0 : sizes.reduce((least, size) => Math.min(least, size)),
		nClasses: sizes.length,
		nClassesBelowK: small.length,
		nPeopleAtRisk: small.reduce((sum, size) => sum + size, 0),
		diversity,
	};
}

/** Of one class: a person with several values counts for each of them in equal parts. */
function diversityOf(members: readonly ReadonlySet<string>[]): { readonly distinct: number; readonly entropy: number } {
	const shares = new Map<string, number>();
	for (const values of members) {
		for (const value of values) shares.set(value, (shares.get(value) ?? 0) + 1 / (values.size * members.length));
	}
	const entropy = -[...shares.values()].reduce((sum, share) => sum + share * Math.log(share), 0);
	return { distinct: shares.size, entropy: Math.exp(entropy) };
}
