/** The contributor roles of CRediT (ANSI/NISO Z39.104-2022). */
const ROLES = [
	"Conceptualization",
	"Data curation",
	"Formal analysis",
	"Funding acquisition",
	"Investigation",
	"Methodology",
	"Project administration",
	"Resources",
	"Software",
	"Supervision",
	"Validation",
	"Visualization",
	"Writing – original draft",
	"Writing – review & editing",
] as const;

/** A role as CRediT spells it, with its address; undefined for a role that CRediT does not have. */
export function creditTerm(role: string): { readonly name: string; readonly address: string } | undefined {
	const name = ROLES.find((known) => slug(known) === slug(role));
	return name === undefined ? undefined : { name, address: `https://credit.niso.org/contributor-roles/${slug(name)}/` };
}

function slug(role: string): string {
	return role
		.toLowerCase()
		.replaceAll("&", " ")
		.replaceAll(/\band\b/g, " ")
		.replaceAll("visualisation", "visualization")
		.replaceAll("conceptualisation", "conceptualization")
		.split(/[^a-z]+/)
		.filter((word) => word !== "")
		.join("-");
}
