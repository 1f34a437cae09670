import type { Availability, Contact, PaperDefinition } from "@quickening/paper";

/** Which paper is set, and from where. */
export interface RenderManuscriptOptions {
	readonly paper: PaperDefinition;
	/** Absolute path of papers/<slug>. */
	readonly paperFolder: string;
	/** How each data set is named in the paper (title, licence); its slug when left out. */
	readonly datasetTitles?: Readonly<Record<string, string>>;
	/** Who answers letters; whom the paper names when left out. */
	readonly contact?: Contact;
	/** Where data and code are; the command that rebuilds the paper when left out. */
	readonly availability?: Availability;
}
