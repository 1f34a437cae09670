// What the work stands on, by name, version and licence
export { type LicensedPackage, type SoftwareInventory, softwareInventory } from "./inventory.ts";
export { mayBeShipped } from "./licences.ts";
