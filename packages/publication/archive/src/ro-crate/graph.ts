/** One thing in a crate's metadata. */
export type CrateEntity = { readonly "@id": string; readonly "@type": string | readonly string[] } & Readonly<
	Record<string, unknown>
>;

/** A reference to another entity. */
export interface CrateReference {
	readonly "@id": string;
}

/** The entities of a crate, in the order in which they were added; each identifier once. */
export interface CrateGraph {
	/** Adds an entity, fields without a value left out; one that is there already is kept. */
	add(
		entity: { readonly "@id": string; readonly "@type": string | readonly string[] } & Record<string, unknown>,
	): string;
	has(id: string): boolean;
	/** Notes that an entity is an example of a formal parameter, or a formal parameter's connection. */
	append(id: string, field: string, reference: string): void;
	entities(): CrateEntity[];
}

/** Makes an empty graph. */
export function crateGraph(): CrateGraph {
	const found = new Map<string, Record<string, unknown>>();
	return {
		add(entity) {
			const id = entity["@id"];
			if (!found.has(id)) {
				const fields = Object.entries(entity).filter(([, value]) => value !== undefined && value !== "");
				found.set(id, Object.fromEntries(fields));
			}
			return id;
		},
		has: (id) => found.has(id),
		append(id, field, reference) {
			const entity = found.get(id);
			if (!entity) throw new Error(`crateGraph: ${id} must be added before its ${field}`);
			const before = entity[field];
			const list = (before === undefined ? [] : Array.isArray(before) ? before : [before]) as CrateReference[];
			if (list.some((each) => each["@id"] === reference)) return;
			entity[field] = one([...list, { "@id": reference }]);
		},
		entities: () => [...found.values()] as unknown as CrateEntity[],
	};
}

/** References to entities: JSON-LD as RO-Crate has it writes a single one without a list, and none not at all. */
export function references(ids: Iterable<string>): CrateReference | CrateReference[] | undefined {
	return one([...new Set(ids)].map((id) => ({ "@id": id })));
}

/** A list with one thing in it as that thing. */
export function one<T>(list: readonly T[]): T | T[] | undefined {
	return list.length === 0 ? undefined : list.length === 1 ? list[0] : [...list];
}

/** A path as a relative address. */
export function pathId(path: string): string {
	return path
		.split("/")
		.map((part) => encodeURIComponent(part).replaceAll("%40", "@"))
		.join("/");
}

/** An identifier within the crate. */
export function localId(...parts: readonly string[]): string {
	return `#${parts.map((part) => encodeURIComponent(part)).join("-")}`;
}
