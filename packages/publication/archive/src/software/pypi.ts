/** A package of PyPI at the version that a list pins. */
export interface PypiPackage {
	readonly name: string;
	readonly version: string;
	/** SHA-256 of the archives that pip may take, in hexadecimal; empty where the list has none. */
	readonly sha256: readonly string[];
}

/** What a requirements file pins, in its order, with `--hash` on the same or on following lines. */
export function pinnedPackages(requirements: string): PypiPackage[] {
	const lines = requirements.replace(/\\\r?\n/g, " ").split(/\r?\n/);
	return lines.flatMap((line) => {
		const [, name, version] = /^([A-Za-z0-9._-]+)(?:\[[^\]]*\])?==([^\s;#]+)/.exec(line.trim()) ?? [];
		if (name === undefined || version === undefined) return [];
		return [
			{ name, version, sha256: Array.from(line.matchAll(/--hash=sha256:([0-9a-f]{64})/g), (match) => match[1]!) },
		];
	});
}
