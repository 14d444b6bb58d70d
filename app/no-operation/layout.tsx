import { SettingsMessages } from "@/app/settings-messages";

export default SettingsMessages;
