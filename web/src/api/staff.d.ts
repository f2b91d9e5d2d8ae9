export interface paths {
    "/api/v1/assets": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Assets
         * @description Newest first; `search` is a part of a serial, a name, a customer or a model.
         *
         *     `ends_within` asks for those of which a part of the warranty ends within so many days from today.
         */
        get: operations["list_assets"];
        put?: never;
        /** Register Asset */
        post: operations["register_asset"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/assets/{key}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Get Asset */
        get: operations["get_asset"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Change Asset */
        patch: operations["change_asset"];
        trace?: never;
    };
    "/api/v1/assets/{key}/archive": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Archive Asset */
        post: operations["archive_asset"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/assets/{key}/environment": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Set Environment
         * @description What a software asset runs on; the version is the asset's.
         */
        patch: operations["set_environment"];
        trace?: never;
    };
    "/api/v1/assets/{key}/move": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Move Asset */
        post: operations["move_asset"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/assets/{key}/restore": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Restore Asset */
        post: operations["restore_asset"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/assets/{key}/warranties": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Set Warranties
         * @description All warranties of an asset at once; the version is the asset's.
         */
        put: operations["set_warranties"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/assets/{key}/workorders": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Work Orders Of Asset
         * @description An asset's orders, newest first; `open` as for a customer's.
         */
        get: operations["list_work_orders_of_asset"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/calendars": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List Calendars */
        get: operations["list_calendars"];
        put?: never;
        /** Create Calendar */
        post: operations["create_calendar"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/calendars/{key}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Update Calendar */
        patch: operations["update_calendar"];
        trace?: never;
    };
    "/api/v1/calendars/{key}/days/{on}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Set Day */
        put: operations["set_calendar_day"];
        post?: never;
        /** Clear Day */
        delete: operations["clear_calendar_day"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/calendars/{key}/years/{year}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Get Year */
        get: operations["get_calendar_year"];
        /** Set Year */
        put: operations["set_calendar_year"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/callers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Find Callers
         * @description Who it may be: any four digits of a phone number, four signs of a serial, a part of a name, an order number.
         */
        get: operations["find_callers"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/callers/brief": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Brief Caller
         * @description What to know of a caller at a glance.
         */
        get: operations["brief_caller"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/categories": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Categories
         * @description The tree of categories, parents before children and each where it belongs; with those put away too, if asked.
         */
        get: operations["list_categories"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/categories/{code}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Put Category
         * @description Create a category or change it; `If-Match` as for a kind.
         */
        put: operations["put_category"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/categories/{code}/merge": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Merge Category
         * @description Make a category one with another; `If-Match` names the version that was seen.
         */
        post: operations["merge_category"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/categories/counts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Count Categories
         * @description How many open orders have each category, for who settles them.
         */
        get: operations["count_categories"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/changes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Changes
         * @description What happened after `cursor` that concerns the reader. Ask every two seconds, every thirty when out of sight.
         */
        get: operations["list_changes"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/checklist_templates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Checklist Templates
         * @description What was settled to be looked at.
         */
        get: operations["list_checklist_templates"];
        put?: never;
        /**
         * Create Checklist Template
         * @description Begin a template, as a draft.
         */
        post: operations["create_checklist_template"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/checklist_templates/{key}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Checklist Template
         * @description One template with its draft, what that changes, and its versions.
         */
        get: operations["get_checklist_template"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/checklist_templates/{key}/archive": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Archive Checklist Template
         * @description No order gets it any more, or again.
         */
        post: operations["archive_checklist_template"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/checklist_templates/{key}/discard": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Discard Checklist Draft
         * @description Drop the draft.
         */
        post: operations["discard_checklist_draft"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/checklist_templates/{key}/draft": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Draft Checklist Template
         * @description Go on with the draft; `If-Match` names the version that was seen.
         */
        put: operations["draft_checklist_template"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/checklist_templates/{key}/publish": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Publish Checklist Template
         * @description 发布: the draft becomes the next version.
         */
        post: operations["publish_checklist_template"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/checklists/{key}/answers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Answer Checklist
         * @description Answer one item, put it right, or take it back; the lists of the order as they stand then.
         */
        post: operations["answer_checklist"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/checklists/{key}/follow_ups": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Follow Up Checklist
         * @description Report an order for what failed; the one there is, where that was done already.
         */
        post: operations["follow_up_checklist"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/checklists/{key}/put_away": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Put Checklist Away
         * @description 撤下: what was added by hand is not to be filled in after all; its answers stay.
         */
        post: operations["put_checklist_away"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/contacts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Contacts
         * @description Newest first; `search` is a part of a name or the beginning of a number.
         */
        get: operations["list_contacts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/contacts/{key}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Get Contact */
        get: operations["get_contact"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Change Contact */
        patch: operations["change_contact"];
        trace?: never;
    };
    "/api/v1/contacts/{key}/archive": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Archive Contact */
        post: operations["archive_contact"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/contacts/{key}/erase": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Erase Contact
         * @description Forget the person for good; their orders stay, without their name.
         */
        post: operations["erase_contact"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/contacts/{key}/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Export Contact
         * @description What the person may ask us for.
         */
        post: operations["export_contact"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/contacts/{key}/portal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Give Portal Access
         * @description Let them sign in to the portal; they set their own password.
         */
        post: operations["give_portal_access"];
        /** End Portal Access */
        delete: operations["end_portal_access"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/contacts/{key}/restore": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Restore Contact */
        post: operations["restore_contact"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/contacts/{key}/reveal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Reveal Contact
         * @description The whole number and address; that they were asked for is on record.
         */
        post: operations["reveal_contact"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/contacts/{key}/workorders/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Export Orders
         * @description What a contact may take along of their orders; that it was asked for is on record.
         */
        post: operations["export_orders"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/contracts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Contracts
         * @description Newest first; with `ends_from` and `ends_by`, those that end within these days.
         */
        get: operations["list_contracts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/contracts/{key}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Get Contract */
        get: operations["get_contract"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Change Contract */
        patch: operations["change_contract"];
        trace?: never;
    };
    "/api/v1/contracts/{key}/archive": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Archive Contract */
        post: operations["archive_contract"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/contracts/{key}/entitlements": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Grant Entitlement */
        post: operations["grant_entitlement"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/contracts/{key}/renew": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Renew Contract */
        post: operations["renew_contract"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/custom_fields": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Custom Fields
         * @description Every field of the company's own, those that were put away too.
         */
        get: operations["list_custom_fields"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/custom_fields/{code}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Put Custom Field
         * @description Create a field, which `If-Match: "0"` says is not there yet, or change the version of it that was seen.
         */
        put: operations["put_custom_field"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/customers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Customers
         * @description By code; `search` is a part of a name, or the beginning of a code or of a contact's number.
         */
        get: operations["list_customers"];
        put?: never;
        /** Create Customer */
        post: operations["create_customer"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/customers/{key}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Get Customer */
        get: operations["get_customer"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Change Customer */
        patch: operations["change_customer"];
        trace?: never;
    };
    "/api/v1/customers/{key}/archive": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Archive Customer */
        post: operations["archive_customer"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/customers/{key}/contacts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Add Contact */
        post: operations["add_contact"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/customers/{key}/contracts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Sign Contract */
        post: operations["sign_contract"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/customers/{key}/restore": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Restore Customer */
        post: operations["restore_customer"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/customers/{key}/sites": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Add Site */
        post: operations["add_site"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/customers/{key}/workorders": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Work Orders Of Customer
         * @description A customer's orders, newest first; `open` asks for those under way, or those that are over.
         */
        get: operations["list_work_orders_of_customer"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/dispatch/board": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Board
         * @description 调度板: engineers by name with their time, and their visits, between two instants. With `visit` whoever
         *     makes these, with all they have.
         */
        get: operations["get_board"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/dispatch/board/day": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Board Day
         * @description 日程单: one engineer's day for paper.
         */
        get: operations["get_board_day"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/dispatch/board/drops": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Drop On Board
         * @description 派出: an order nobody goes to is sent to whom it was dropped on, or nothing happens and it is said why. It has no
         *     version to be seen: to an order somebody goes to, nobody is sent a second time.
         */
        post: operations["drop_on_board"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/dispatch/board/moves": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Move On Board
         * @description 改派、改时间、放回: a visit goes where it was dropped, or nothing happens and it is said why.
         */
        post: operations["move_on_board"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/dispatch/board/verdict": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Judge On Board
         * @description What the rules say of a `visit`, or of an `order` that nobody goes to, held over an engineer at a time. Without
         *     an end it takes as long as it was planned for, else as long as it takes them. `mate`, or `alone`: who goes along, or
         *     that nobody does, if others than so far. Nothing is moved by it.
         */
        get: operations["judge_on_board"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/dispatch/crews": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Crew Rules
         * @description 班组规则: which orders need several people, and whom.
         */
        get: operations["list_crew_rules"];
        put?: never;
        /**
         * Publish Crew Rule
         * @description Say what orders need of people, by kind, category, product and priority.
         */
        post: operations["publish_crew_rule"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/dispatch/crews/{key}/drop": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Drop Crew Rule
         * @description A rule does not count any more.
         */
        post: operations["drop_crew_rule"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/dispatch/crews/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Preview Crew
         * @description Who could go together as things stand, by a crew nobody has published. Nothing is kept.
         */
        post: operations["preview_crew"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/dispatch/engineers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Engineers In Hand
         * @description 在岗一览: who is there, what they are on, what is next, and how much is ahead of each.
         */
        get: operations["list_engineers_in_hand"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/dispatch/fairness": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Fairness
         * @description 公平数据: what everybody was given in a month. Whoever does not see decisions sees their own, and the middle.
         */
        get: operations["get_fairness"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/dispatch/fairness/{engineer}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Given Work
         * @description The visits and remote orders behind an engineer's figures.
         */
        get: operations["list_given_work"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/dispatch/fairness/file": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Fairness File
         * @description The same as a table (CSV) for a spreadsheet.
         */
        get: operations["get_fairness_file"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/dispatch/lacks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Dispatch Lacks
         * @description 数据健康: engineers whose home, duty or skills are missing or cannot be meant.
         */
        get: operations["list_dispatch_lacks"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/dispatch/map": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Map
         * @description 地图: where its ground comes from, and the territories 服务区域 the reader's board reaches.
         */
        get: operations["get_map"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/dispatch/offered": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Offered
         * @description 等回应: orders that somebody is asked about now, whom, and until when; what is over soonest first.
         */
        get: operations["list_offered"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/dispatch/out_of_turn": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Out Of Turn
         * @description 排不上: visits that cannot be made as they were planned, because the one before has changed.
         */
        get: operations["list_out_of_turn"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/dispatch/plan-rules": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Plan Rules
         * @description 自动排程规则: for which teams plans are asked for by themselves.
         */
        get: operations["list_plan_rules"];
        put?: never;
        /**
         * Set Plan Rule
         * @description Say for a team, or for every other, when plans are asked for by themselves; in place of what was said before.
         */
        post: operations["set_plan_rule"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/dispatch/plan-rules/{key}/drop": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Drop Plan Rule
         * @description A rule does not count any more; what was proposed by it stays.
         */
        post: operations["drop_plan_rule"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/dispatch/policies": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Dispatch Policies
         * @description By which rules and weights it is chosen who goes, and for which orders.
         */
        get: operations["list_dispatch_policies"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/dispatch/policies/{code}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Publish Dispatch Policy
         * @description Publish the next version of the policy that was seen; a new one is told by `If-Match: "0"`.
         */
        put: operations["publish_dispatch_policy"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/dispatch/policies/{code}/versions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Dispatch Versions
         * @description What a policy said and says, the latest first.
         */
        get: operations["list_dispatch_versions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/dispatch/presence": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Presence
         * @description 在岗: how the engineers stand now.
         */
        get: operations["list_presence"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/dispatch/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Preview Dispatch Policy
         * @description Who would go to the orders that wait now, by a body nobody has published, beside who would go as it is.
         */
        post: operations["preview_dispatch_policy"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/dispatch/proposals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Proposals
         * @description What was asked for, the latest first.
         */
        get: operations["list_proposals"];
        put?: never;
        /**
         * Ask For Proposal
         * @description 求方案: have days planned. Nothing moves before somebody takes it.
         */
        post: operations["ask_for_proposal"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/dispatch/proposals/{key}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Proposal
         * @description How far it is, and once it is there what it comes to, and the first page of what it changes.
         */
        get: operations["get_proposal"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/dispatch/proposals/{key}/check": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Check Proposal
         * @description Which parts still hold at this moment, and why others do not. Nothing moves.
         */
        post: operations["check_proposal"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/dispatch/proposals/{key}/left": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Proposal Left
         * @description What it leaves out, and why.
         */
        get: operations["list_proposal_left"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/dispatch/proposals/{key}/parts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Proposal Parts
         * @description What it changes, so many changes at a time, by part.
         */
        get: operations["list_proposal_parts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/dispatch/proposals/{key}/stop": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Stop Proposal
         * @description It is not waited for any longer: what was found by now is the proposal.
         */
        post: operations["stop_proposal"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/dispatch/proposals/{key}/take": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Take Proposal
         * @description 采纳: what these parts change, happens, each whole or not at all; the answer says which did not hold any more. Of
         *     many changes a worker makes them, and the answer is how far it is: asked for again it is the same.
         */
        post: operations["take_proposal"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/dispatch/proposals/{key}/takings/{taking}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Taking
         * @description How far somebody's taking is, and what came of it.
         */
        get: operations["get_taking"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/dispatch/proposals/{key}/takings/{taking}/stop": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Stop Taking
         * @description No more of it is taken; what was, stays.
         */
        post: operations["stop_taking"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/dispatch/proposals/night": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Ask For Night Proposals
         * @description 夜间排程: a proposal for every team, worked at one beside another.
         */
        post: operations["ask_for_night_proposals"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/dispatch/solve": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Solve Routes
         * @description Plan who goes where, in which order and when: a problem in VROOM's format and its solution. Nothing is kept.
         */
        post: operations["solve_routes"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/dispatch/undecided": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Undecided
         * @description 待派: received orders that nobody has and nobody goes to, most urgent first, each with what is suggested.
         */
        get: operations["list_undecided"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/dispatch/uses": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Use Dispatch Policy
         * @description Say by which policy orders of a kind and a priority go, and whether by themselves.
         */
        post: operations["use_dispatch_policy"];
        /**
         * Drop Dispatch Use
         * @description Take away the policy of a kind and a priority: the next less specific one counts again.
         */
        delete: operations["drop_dispatch_use"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/dispatch/waiting": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Waiting
         * @description 待派: orders that were to find somebody by themselves and have not, the most urgent first.
         */
        get: operations["list_waiting"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/dispatch/whatifs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List What Ifs
         * @description What was asked, the latest first.
         */
        get: operations["list_what_ifs"];
        put?: never;
        /**
         * Begin What If
         * @description 推演: dispatch days that are over again, under other rules, people or shifts. Nobody is sent.
         */
        post: operations["begin_what_if"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/dispatch/whatifs/{key}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get What If
         * @description One with its result, as far as it is.
         */
        get: operations["get_what_if"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/dispatch/whatifs/{key}/stop": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Stop What If
         * @description It is not wanted any more.
         */
        post: operations["stop_what_if"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/dispatch/windows": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Appointment Rules
         * @description 预约规则: which windows customers are offered, for which orders.
         */
        get: operations["list_appointment_rules"];
        put?: never;
        /**
         * Publish Appointment Rule
         * @description Say which windows orders of a kind and a territory are offered. What was promised before stands.
         */
        post: operations["publish_appointment_rule"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/dispatch/windows/{key}/drop": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Drop Appointment Rule
         * @description A rule does not count any more.
         */
        post: operations["drop_appointment_rule"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/dispatch/windows/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Preview Appointment Rule
         * @description Which windows could be chosen now by what nobody has published. Nothing is kept.
         */
        post: operations["preview_appointment_rule"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/dispatch/wishes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Engineer Wishes
         * @description 指定与回避: who is wanted, or not, for an order and its customer, or for a customer.
         */
        get: operations["list_engineer_wishes"];
        put?: never;
        /**
         * Wish Engineer
         * @description Say who goes never, only or rather; decisions keep to it from now on.
         */
        post: operations["wish_engineer"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/dispatch/wishes/{key}/lift": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Lift Engineer Wish
         * @description It does not hold any more.
         */
        post: operations["lift_engineer_wish"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/entitlements/{key}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Get Entitlement */
        get: operations["get_entitlement"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Change Entitlement */
        patch: operations["change_entitlement"];
        trace?: never;
    };
    "/api/v1/entitlements/{key}/return": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Return Entitlement */
        post: operations["return_entitlement"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/entitlements/{key}/use": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Use Entitlement */
        post: operations["use_entitlement"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/fault-codes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Fault Codes
         * @description Newest first; `search` is how a code begins.
         */
        get: operations["list_fault_codes"];
        put?: never;
        /** Add Fault Code */
        post: operations["add_fault_code"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/fault-codes/{key}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Get Fault Code */
        get: operations["get_fault_code"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Change Fault Code */
        patch: operations["change_fault_code"];
        trace?: never;
    };
    "/api/v1/fault-codes/{key}/archive": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Archive Fault Code */
        post: operations["archive_fault_code"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/field/offers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Field Offers
         * @description What the reader is asked to take, and until when.
         */
        get: operations["get_field_offers"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/field/orders": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Find Field Orders
         * @description The reader's own orders by words, newest first.
         */
        get: operations["find_field_orders"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/field/orders/{key}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Field Order
         * @description One order with all that an engineer needs.
         */
        get: operations["get_field_order"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/field/scan": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Scan Label
         * @description What a label, a serial or a number leads to.
         */
        get: operations["scan_label"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/field/today": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Field Day
         * @description The reader's visits of today and the next days.
         */
        get: operations["get_field_day"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/field/visits/{key}/contact": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Show Visit Contact
         * @description The number to call, for whoever goes there; that it was asked for is on record.
         */
        post: operations["show_visit_contact"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/find": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Find
         * @description Orders, customers, assets and colleagues: by any two Chinese characters, four signs of a code, serial or phone
         *     number, how a word begins, or the pinyin initials of a name. At most eight of each, and where each was found.
         */
        get: operations["find"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/first-run": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** First Run */
        get: operations["get_first_run"];
        put?: never;
        /** Create First Admin */
        post: operations["create_first_admin"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/imports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Imports
         * @description The tables that were brought, newest first.
         */
        get: operations["list_imports"];
        put?: never;
        /**
         * Begin Import
         * @description A table in an uploaded file; it is read in the background.
         */
        post: operations["begin_import"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/imports/{key}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Get Import */
        get: operations["get_import"];
        put?: never;
        post?: never;
        /**
         * Forget Import
         * @description Throw away the file and the outcomes of its rows; the counts stay.
         */
        delete: operations["forget_import"];
        options?: never;
        head?: never;
        /**
         * Change Import
         * @description How it is read, or which column is which.
         */
        patch: operations["change_import"];
        trace?: never;
    };
    "/api/v1/imports/{key}/check": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Check Import
         * @description See what would come of every row; nothing is written.
         */
        post: operations["check_import"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/imports/{key}/rows": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Import Rows
         * @description What came of the rows, by their number in the file.
         */
        get: operations["list_import_rows"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/imports/{key}/run": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Run Import
         * @description Take it in.
         */
        post: operations["run_import"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/imports/{key}/stop": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Stop Import
         * @description Stop a check or a run.
         */
        post: operations["stop_import"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/imports/{key}/wrong": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Wrong Rows
         * @description The wrong rows as CSV, each with what is wrong with it: to be mended and brought again.
         */
        get: operations["get_wrong_rows"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/imports/subjects": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Import Subjects
         * @description What the reader may bring, each with its columns; nothing for whom it is not.
         */
        get: operations["list_import_subjects"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/imports/subjects/{subject}/template": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Import Template
         * @description An empty table with our columns and a row that shows how.
         */
        get: operations["get_import_template"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/installation/health": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Data Health
         * @description Everything that was dropped, parked, late, failed or left out, with what keeps the database busy.
         */
        get: operations["get_data_health"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/installation/retry": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Retry What Failed
         * @description The cause is mended: give the facts that were given up, or the jobs that failed, another set of tries.
         */
        post: operations["retry_what_failed"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/kinds": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Kinds
         * @description The kinds of work that may be chosen.
         */
        get: operations["list_kinds"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/kinds/{code}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Put Kind
         * @description Create a kind, which `If-Match: "0"` says is not there yet, or change the version of it that was seen.
         */
        put: operations["put_kind"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/kinds/{code}/form": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Form
         * @description What a kind asks for.
         */
        get: operations["get_form"];
        /**
         * Put Form
         * @description Let a kind ask for these fields, in this order; `If-Match` names the version of the kind that was seen.
         */
        put: operations["put_form"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/macros": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Macros
         * @description The reader's own macros, those of their team, and everybody's.
         */
        get: operations["list_macros"];
        put?: never;
        /**
         * Keep Macro
         * @description Keep some steps: for oneself, for one's team, for everybody.
         */
        post: operations["keep_macro"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/macros/{key}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Change Macro
         * @description Put it right; `If-Match` names the version that was seen.
         */
        patch: operations["change_macro"];
        trace?: never;
    };
    "/api/v1/macros/{key}/archive": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Archive Macro
         * @description Put it away; `If-Match` names the version that was seen.
         */
        post: operations["archive_macro"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/macros/{key}/restore": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Restore Macro
         * @description Bring it back; `If-Match` names the version that was seen.
         */
        post: operations["restore_macro"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Me */
        get: operations["get_me"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Update Me */
        patch: operations["update_me"];
        trace?: never;
    };
    "/api/v1/me/position": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Report Position
         * @description Where I am, on my way to a customer; only the last is kept, so that a phone that was offline sends no other.
         */
        put: operations["report_position"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/position_sharing": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Position Sharing
         * @description Whether I share where I am.
         */
        get: operations["get_position_sharing"];
        /**
         * Set Position Sharing
         * @description 位置共享: agree to it, or take it back.
         */
        put: operations["set_position_sharing"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** My Sessions */
        get: operations["list_my_sessions"];
        put?: never;
        post?: never;
        /** End My Other Sessions */
        delete: operations["end_my_other_sessions"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/sessions/{key}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** End My Session */
        delete: operations["end_my_session"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/notices": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Notices
         * @description One's own notices, newest first; a withdrawn one stays, with the instant it was struck out.
         */
        get: operations["list_notices"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/notices/preferences": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Notice Preferences
         * @description What comes by e-mail too, by kind of notice.
         */
        get: operations["list_notice_preferences"];
        /**
         * Set Notice Preferences
         * @description Choose what comes by e-mail too, and when.
         */
        put: operations["set_notice_preferences"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/notices/read": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Read Notices
         * @description These notices are read, or all that was there when `until` was the newest.
         */
        post: operations["read_notices"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/notices/reminders": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Reminders
         * @description What one reminds oneself of, or only what is about one thing: the soonest first, what rests last.
         */
        get: operations["list_reminders"];
        put?: never;
        /**
         * Add Reminder
         * @description Be reminded.
         */
        post: operations["add_reminder"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/notices/reminders/{key}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Reminder
         * @description One of one's own, also one that is over.
         */
        get: operations["get_reminder"];
        put?: never;
        post?: never;
        /**
         * Remove Reminder
         * @description Not to be reminded of it any more.
         */
        delete: operations["remove_reminder"];
        options?: never;
        head?: never;
        /**
         * Change Reminder
         * @description Put it right, let it rest or go on; `If-Match` names the version that was seen.
         */
        patch: operations["change_reminder"];
        trace?: never;
    };
    "/api/v1/notices/reminders/{key}/done": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Finish Reminder
         * @description What was told is done, or what comes next need not be told.
         */
        post: operations["finish_reminder"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/notices/reminders/{key}/snooze": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Snooze Reminder
         * @description Be told once more, at that instant.
         */
        post: operations["snooze_reminder"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/notices/reminders/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Preview Reminder
         * @description When a reminder would come that is still being written.
         */
        get: operations["preview_reminder"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/notices/sample": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Notice Sample
         * @description How the letter of a notice looks, or the letter of the day ("digest"), with these drafts of its sentences.
         */
        get: operations["get_notice_sample"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/notices/trials": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Try Notice
         * @description Have such a letter sent to oneself; the run ends `done` or `failed`, its `why` what went wrong.
         */
        post: operations["try_notice"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/notices/wordings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Notice Wordings
         * @description What notices say, sentence by sentence.
         */
        get: operations["list_notice_wordings"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/notices/wordings/{code}/{language}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Put Notice Wording
         * @description Say it in one's own words, from the version that was seen.
         */
        put: operations["put_notice_wording"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/operations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Take Operations
         * @description What was done on a phone, each operation once for ever, however often it is sent.
         */
        post: operations["take_operations"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/people": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** People */
        get: operations["list_people"];
        put?: never;
        /** Create Person */
        post: operations["create_person"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/people/{key}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Get Person */
        get: operations["get_person"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Update Person */
        patch: operations["update_person"];
        trace?: never;
    };
    "/api/v1/people/{key}/archive": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Archive Person */
        post: operations["archive_person"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/people/{key}/certificates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Add Certificate */
        post: operations["add_certificate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/people/{key}/certificates/{certificate}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Remove Certificate */
        delete: operations["remove_certificate"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/people/{key}/duty": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Duty */
        get: operations["get_duty"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/people/{key}/engineer": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Get Engineer */
        get: operations["get_engineer"];
        /** Set Engineer */
        put: operations["set_engineer"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/people/{key}/erase": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Erase Person */
        post: operations["erase_person"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/people/{key}/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Export Person */
        post: operations["export_person"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/people/{key}/leave": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take Leave */
        post: operations["take_leave"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/people/{key}/leave/{leave}/withdraw": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Withdraw Leave */
        post: operations["withdraw_leave"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/people/{key}/mentors": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Start Mentorship */
        post: operations["start_mentorship"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/people/{key}/mentors/{mentor}/end": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** End Mentorship */
        post: operations["end_mentorship"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/people/{key}/password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Set Password */
        post: operations["set_password"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/people/{key}/presence": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Presence
         * @description 在岗: whether an engineer is there now.
         */
        get: operations["get_presence"];
        /**
         * Set Presence
         * @description On duty, on a break or away: said by engineers of themselves, and by whoever plans their duty.
         */
        put: operations["set_presence"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/people/{key}/restore": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Restore Person */
        post: operations["restore_person"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/people/{key}/roles": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Give Role */
        post: operations["give_role"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/people/{key}/roles/{role}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Take Role */
        delete: operations["take_role"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/people/{key}/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Sessions Of */
        get: operations["list_sessions_of_person"];
        put?: never;
        post?: never;
        /** End Sessions Of */
        delete: operations["end_sessions_of_person"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/people/{key}/shifts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Plan Shift */
        post: operations["plan_shift"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/people/{key}/shifts/{shift}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Cancel Shift */
        delete: operations["cancel_shift"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/people/{key}/skills/{skill}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Set Skill */
        put: operations["set_skill"];
        post?: never;
        /** Drop Skill */
        delete: operations["drop_skill"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/people/{key}/team": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Join Team */
        put: operations["join_team"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/people/{key}/territories": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Set Territories */
        put: operations["set_territories"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/people/{key}/time": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Person Time
         * @description What somebody's days went into, for whoever may correct their time.
         */
        get: operations["list_person_time"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/products": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Products
         * @description Newest first; `search` is a part of a name or the beginning of a code.
         */
        get: operations["list_products"];
        put?: never;
        /** Add Product */
        post: operations["add_product"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/products/{key}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Get Product */
        get: operations["get_product"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Change Product */
        patch: operations["change_product"];
        trace?: never;
    };
    "/api/v1/products/{key}/archive": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Archive Product */
        post: operations["archive_product"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/reply_templates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Reply Templates
         * @description The reader's own templates, those of their team, and everybody's; and what may stand in braces.
         */
        get: operations["list_reply_templates"];
        put?: never;
        /**
         * Keep Reply Template
         * @description Keep a text: for oneself, for one's team, for everybody.
         */
        post: operations["keep_reply_template"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/reply_templates/{key}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Change Reply Template
         * @description Put it right; `If-Match` names the version that was seen.
         */
        patch: operations["change_reply_template"];
        trace?: never;
    };
    "/api/v1/reply_templates/{key}/archive": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Archive Reply Template
         * @description Put it away; `If-Match` names the version that was seen.
         */
        post: operations["archive_reply_template"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/reply_templates/{key}/restore": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Restore Reply Template
         * @description Bring it back; `If-Match` names the version that was seen.
         */
        post: operations["restore_reply_template"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/roles": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List Roles */
        get: operations["list_roles"];
        put?: never;
        /** Create Role */
        post: operations["create_role"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/roles/{key}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Update Role */
        patch: operations["update_role"];
        trace?: never;
    };
    "/api/v1/runs/{key}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Run
         * @description How far a long work has come: one's own, or for an administrator any.
         */
        get: operations["get_run"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sites": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List Sites */
        get: operations["list_sites"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sites/{key}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Get Site */
        get: operations["get_site"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Change Site */
        patch: operations["change_site"];
        trace?: never;
    };
    "/api/v1/sites/{key}/archive": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Archive Site */
        post: operations["archive_site"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sites/{key}/restore": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Restore Site */
        post: operations["restore_site"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/skills": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List Skills */
        get: operations["list_skills"];
        put?: never;
        /** Create Skill */
        post: operations["create_skill"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/skills/{key}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Update Skill */
        patch: operations["update_skill"];
        trace?: never;
    };
    "/api/v1/sla/policies": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Sla Policies
         * @description What we promise, the most specific first.
         */
        get: operations["list_sla_policies"];
        put?: never;
        /**
         * Create Sla Policy
         * @description A new promise.
         */
        post: operations["create_sla_policy"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sla/policies/{key}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Change Sla Policy
         * @description Another promise from now on; `If-Match` names the version that was seen.
         */
        put: operations["change_sla_policy"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sla/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Preview Sla
         * @description Which policy an order like this would get, and why: every policy in the order of the choice.
         */
        get: operations["preview_sla"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/state_names": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List State Names
         * @description What teams call the states, and the sub-states they added.
         */
        get: operations["list_state_names"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/state_names/{state}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Put State Name
         * @description Rename a state, or add a sub-state; `If-Match` as for a kind.
         */
        put: operations["put_state_name"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/teams": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List Teams */
        get: operations["list_teams"];
        put?: never;
        /** Create Team */
        post: operations["create_team"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/teams/{key}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Update Team */
        patch: operations["update_team"];
        trace?: never;
    };
    "/api/v1/teams/{key}/archive": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Archive Team */
        post: operations["archive_team"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/territories": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List Territories */
        get: operations["list_territories"];
        put?: never;
        /** Create Territory */
        post: operations["create_territory"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/territories/{key}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Update Territory */
        patch: operations["update_territory"];
        trace?: never;
    };
    "/api/v1/time": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Own Time
         * @description What the reader's own days went into; today, if none are named.
         */
        get: operations["list_own_time"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/time/{key}/correct": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Correct Time
         * @description 更正; `If-Match` names the version that was seen. How it stood before stays readable.
         */
        post: operations["correct_time"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/time/{key}/strike": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Strike Time
         * @description 作废; `If-Match` names the version that was seen.
         */
        post: operations["strike_time"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tokens": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List Tokens */
        get: operations["list_tokens"];
        put?: never;
        /**
         * Create Token
         * @description The secret comes in the header `Token-Secret`, once.
         *
         *     Not in the body: bodies are kept for repeats of the same Idempotency-Key, and a secret is kept nowhere.
         */
        post: operations["create_token"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tokens/{key}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** End Token */
        delete: operations["end_token"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/visits/{key}/arrival": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Visit Arrival
         * @description 预计到达: when whoever set out is expected.
         */
        get: operations["get_visit_arrival"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/visits/{key}/arrive": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Arrive Visit
         * @description 到场签到.
         */
        post: operations["arrive_visit"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/visits/{key}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Cancel Visit
         * @description 取消.
         */
        post: operations["cancel_visit"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/visits/{key}/complete": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Complete Visit
         * @description 完成.
         */
        post: operations["complete_visit"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/visits/{key}/confirm": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Confirm Visit
         * @description 接单.
         */
        post: operations["confirm_visit"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/visits/{key}/decline": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Decline Visit
         * @description 拒单.
         */
        post: operations["decline_visit"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/visits/{key}/depart": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Depart Visit
         * @description 出发.
         */
        post: operations["depart_visit"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/visits/{key}/next_time": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Move Visit To Next Time
         * @description 改到能去的时间: a visit that is out of turn goes to its engineer's next free time in turn.
         */
        post: operations["move_visit_to_next_time"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/visits/{key}/report_no_access": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Report No Access
         * @description 未能进场.
         */
        post: operations["report_no_access"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/visits/{key}/reschedule": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Reschedule Visit
         * @description 改约.
         */
        post: operations["reschedule_visit"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/visits/{key}/turn": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Put Visit In Turn
         * @description 排先后: after which visit, or not before which day, it is to be made.
         */
        post: operations["put_visit_in_turn"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/workorders": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Work Orders
         * @description One page of a queue, most urgent first: the whole of it, or what is one owner's, customer's or asset's.
         *
         *     With a `filter` (a condition as JSON), a `saved` view (its key), another `sort` or `among` all orders, one page of
         *     what is asked. With `custom`, each with what it has in the company's own fields.
         */
        get: operations["list_work_orders"];
        put?: never;
        /**
         * Report Work Order
         * @description 报修: a new order, on behalf of a customer.
         */
        post: operations["report_work_order"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/workorders/{key}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Work Order
         * @description Everything the page of one order shows.
         */
        get: operations["get_work_order"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Change Work Order
         * @description Put particulars right; `If-Match` names the version that was seen.
         */
        patch: operations["change_work_order"];
        trace?: never;
    };
    "/api/v1/workorders/{key}/appointment": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Appointment
         * @description What was chosen for the order.
         */
        get: operations["get_appointment"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/workorders/{key}/appointment/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Cancel Appointment
         * @description 取消预约: nobody comes then, for a reason; the order stays.
         */
        post: operations["cancel_appointment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/workorders/{key}/appointment/confirm": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Confirm Appointment
         * @description 确认预约: promise what is held; what was promised before is moved to it, for a reason.
         */
        post: operations["confirm_appointment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/workorders/{key}/appointment/hold": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Hold Appointment
         * @description 暂留: keep a window for some minutes, in place of what was held.
         */
        post: operations["hold_appointment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/workorders/{key}/appointment/let_go": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Let Go Appointment
         * @description What is held is free again.
         */
        post: operations["let_go_appointment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/workorders/{key}/around": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Work Order Around
         * @description Earlier, open, similar and linked orders, what is covered, who watches, and what the reader may do.
         */
        get: operations["get_work_order_around"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/workorders/{key}/assign": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Assign Work Order
         * @description 派单.
         */
        post: operations["assign_work_order"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/workorders/{key}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Cancel Work Order
         * @description 取消.
         */
        post: operations["cancel_work_order"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/workorders/{key}/checklists": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Order Checklists
         * @description The lists of an order and of its visits, with all answers.
         */
        get: operations["list_order_checklists"];
        put?: never;
        /**
         * Add Order Checklist
         * @description 追加: have another list filled in, which the order would not get by itself.
         */
        post: operations["add_order_checklist"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/workorders/{key}/close": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Close Work Order
         * @description 关闭.
         */
        post: operations["close_work_order"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/workorders/{key}/confirm": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Confirm Work Order
         * @description 确认解决, as the customer said on the phone.
         */
        post: operations["confirm_work_order"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/workorders/{key}/crew": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Order Crew
         * @description What an order needs of people, and what was said of that.
         */
        get: operations["get_order_crew"];
        put?: never;
        /**
         * Set Order Crew
         * @description Say what this order needs of people, whatever a rule says.
         */
        post: operations["set_order_crew"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/workorders/{key}/crew/lift": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Lift Order Crew
         * @description What was said of this order does not hold any more; rules count again.
         */
        post: operations["lift_order_crew"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/workorders/{key}/custom/{code}/reveal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Reveal Custom Value
         * @description The whole of a personal text; that it was asked for is on record.
         */
        post: operations["reveal_custom_value"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/workorders/{key}/decisions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Decisions
         * @description What was decided about an order, the latest first.
         */
        get: operations["list_decisions"];
        put?: never;
        /**
         * Decide Work Order
         * @description 评估: weigh everybody for the order as of now. Nobody is sent by it.
         */
        post: operations["decide_work_order"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/workorders/{key}/decisions/{decision}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Explain Decision
         * @description Why it was them: the best of those who could go, with what each objective gave them.
         */
        get: operations["explain_decision"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/workorders/{key}/decisions/{decision}/candidates/{engineer}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Explain Candidate
         * @description Why not this one. Engineers may ask it of themselves about any order they see.
         */
        get: operations["explain_candidate"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/workorders/{key}/decisions/{decision}/offer": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Offer As Decided
         * @description 邀约: whom the decision found are asked whether they go.
         */
        post: operations["offer_as_decided"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/workorders/{key}/decisions/{decision}/recall": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Recall As Decided
         * @description 撤销派出: whom one has just sent does not go, as long as nothing came after.
         */
        post: operations["recall_as_decided"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/workorders/{key}/decisions/{decision}/send": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Send As Decided
         * @description 派出: whom the decision chose goes, or another by name and with a reason.
         */
        post: operations["send_as_decided"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/workorders/{key}/decisions/mine": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Explain My Standing
         * @description Why not me: how the reader stood when the order was decided last.
         */
        get: operations["explain_my_standing"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/workorders/{key}/escalate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Escalate Work Order
         * @description 升级.
         */
        post: operations["escalate_work_order"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/workorders/{key}/files": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Order Files
         * @description The files of an order, oldest first.
         */
        get: operations["list_order_files"];
        put?: never;
        /**
         * Attach Order Files
         * @description 附上: uploads of one's own.
         */
        post: operations["attach_order_files"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/workorders/{key}/files/{attachment}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read Order File
         * @description The file, whole or the range that is asked for; of a picture also smaller ones.
         */
        get: operations["read_order_file"];
        put?: never;
        post?: never;
        /**
         * Remove Order File
         * @description Take a file away for good.
         */
        delete: operations["remove_order_file"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/workorders/{key}/hand_off": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Hand Off Work Order
         * @description 转研发/转项目.
         */
        post: operations["hand_off_work_order"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/workorders/{key}/hand_offs/{hand_off}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Answer Hand Off
         * @description How far R&D or the project manager is.
         */
        post: operations["answer_hand_off"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/workorders/{key}/holds": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Place Hold
         * @description Block the order from being resolved.
         */
        post: operations["place_hold"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/workorders/{key}/holds/{hold}/lift": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Lift Hold
         * @description What blocked it is settled.
         */
        post: operations["lift_hold"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/workorders/{key}/letters": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Work Order Letters
         * @description What was sent by e-mail about an order, to whom, and how far it got; newest first.
         */
        get: operations["list_work_order_letters"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/workorders/{key}/links": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Link Work Order
         * @description Note that two orders have to do with each other.
         */
        post: operations["link_work_order"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/workorders/{key}/macros": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Offer Macros
         * @description The macros whose condition holds for an order.
         */
        get: operations["offer_macros"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/workorders/{key}/macros/{macro}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Try Macro
         * @description What a macro would do on an order, step by step; nothing is done.
         */
        get: operations["try_macro"];
        put?: never;
        /**
         * Apply Macro
         * @description Do all its steps, or none; `If-Match` names the version of the order that was seen.
         */
        post: operations["apply_macro"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/workorders/{key}/merge": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Merge Work Order
         * @description 合并 into another order of the same customer.
         */
        post: operations["merge_work_order"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/workorders/{key}/notes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Add Note
         * @description Say something: to the customer, or among ourselves.
         */
        post: operations["add_note"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/workorders/{key}/number": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Reveal Called Number
         * @description The whole number of whoever is to be called in the contact's place; that it was asked for is on record.
         */
        post: operations["reveal_called_number"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/workorders/{key}/offers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Offers
         * @description Who was asked about an order, and what they said, the latest round first.
         */
        get: operations["list_offers"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/workorders/{key}/offers/withdraw": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Withdraw Offers
         * @description 撤回: nobody is asked any more.
         */
        post: operations["withdraw_offers"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/workorders/{key}/presence": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Be Present
         * @description Say that the reader has the order open; who else has.
         */
        post: operations["be_present"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/workorders/{key}/release": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Release Work Order
         * @description 退回队列.
         */
        post: operations["release_work_order"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/workorders/{key}/reopen": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Reopen Work Order
         * @description 重开.
         */
        post: operations["reopen_work_order"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/workorders/{key}/reply": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Render Reply
         * @description What a text with placeholders that is being written would say on an order.
         */
        get: operations["render_reply"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/workorders/{key}/reply_templates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Suggest Reply Templates
         * @description The templates for an order, likeliest first; those that `search` finds in name or text, also by how the name is
         *     read.
         */
        get: operations["suggest_reply_templates"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/workorders/{key}/reply_templates/{template}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Render Reply Template
         * @description What a template says on an order, in the customer's language if none is asked for.
         */
        get: operations["render_reply_template"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/workorders/{key}/resolve": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Resolve Work Order
         * @description 解决.
         */
        post: operations["resolve_work_order"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/workorders/{key}/resume": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Resume Work Order
         * @description 恢复.
         */
        post: operations["resume_work_order"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/workorders/{key}/slots": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Appointment Slots
         * @description 预约时段: in which windows somebody can be there.
         */
        get: operations["list_appointment_slots"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/workorders/{key}/start": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Start Work Order
         * @description 开始处理.
         */
        post: operations["start_work_order"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/workorders/{key}/time": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Order Time
         * @description The time that went into an order, with what each span was before, and sums.
         */
        get: operations["list_order_time"];
        put?: never;
        /**
         * Enter Time
         * @description 补记 what nobody measured.
         */
        post: operations["enter_time"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/workorders/{key}/time/start": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Start Time
         * @description 开始计时, or go over to another kind of work; what ran elsewhere ends.
         */
        post: operations["start_time"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/workorders/{key}/time/stop": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Stop Time
         * @description 停止计时.
         */
        post: operations["stop_time"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/workorders/{key}/timeline": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Work Order Timeline
         * @description What happened, oldest first.
         */
        get: operations["get_work_order_timeline"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/workorders/{key}/triage": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Triage Work Order
         * @description 受理.
         */
        post: operations["triage_work_order"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/workorders/{key}/visits": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Plan Visit
         * @description 安排.
         */
        post: operations["plan_visit"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/workorders/{key}/visits_to_follow": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Visits To Follow
         * @description The visits another one of the order may come after: its own, and those of its parent, children and siblings.
         */
        get: operations["list_visits_to_follow"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/workorders/{key}/wait": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Wait Work Order
         * @description 挂起.
         */
        post: operations["wait_work_order"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/workorders/{key}/waiting": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Waiting
         * @description 待派: why nobody was found for the order by itself, if so.
         */
        get: operations["get_waiting"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/workorders/{key}/watch": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Watch Work Order
         * @description Hear of this order, or no longer.
         */
        post: operations["watch_work_order"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/workorders/{key}/wish": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Change Wish
         * @description Whom to call and when; `If-Match` names the version of the order that was seen.
         */
        patch: operations["change_wish"];
        trace?: never;
    };
    "/api/v1/workorders/bulk": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Move Work Orders
         * @description Apply a verb to many orders, each for itself: what came of each is told, and told again under the same key.
         */
        post: operations["move_work_orders"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/workorders/counts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Count Work Orders
         * @description How many orders each view has, counted to a thousand at most.
         */
        get: operations["count_work_orders"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/workorders/duplicates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Find Duplicates
         * @description Open orders that a new one with this title may only repeat.
         */
        get: operations["find_duplicates"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/workorders/exports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Exports
         * @description The reader's latest exports, newest first.
         */
        get: operations["list_exports"];
        put?: never;
        /**
         * Export Work Orders
         * @description Have a list written into a file. `GET /runs/{key}` tells how far it is.
         */
        post: operations["export_work_orders"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/workorders/exports/{key}/file": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Export File
         * @description The file, as long as it is kept and the reader may still see what is in it.
         */
        get: operations["get_export_file"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/workorders/exports/{key}/stop": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Stop Export
         * @description It is not wanted any more.
         */
        post: operations["stop_export"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/workorders/fields": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Work Order Fields
         * @description What a condition can be about, and the columns a list can have: what this reader may know of.
         */
        get: operations["list_work_order_fields"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/workorders/form": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Ask Form
         * @description What the form of a kind asks of an order as the `draft` (JSON) says it would be: fields by name, and in `custom`
         *     its values by code; with the key of an `order`, as that would become.
         */
        get: operations["ask_form"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/workorders/number/{number}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Work Order By Number
         * @description The order a person named by its number.
         */
        get: operations["get_work_order_by_number"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/workorders/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Preview Work Orders
         * @description What a condition (JSON) means in words, and for how many orders it holds, counted to a thousand at most.
         */
        get: operations["preview_work_orders"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/workorders/priorities": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Priorities
         * @description Which priority is suggested for which impact and urgency.
         */
        get: operations["get_priorities"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/workorders/views": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Views
         * @description The reader's own views, those of their team, and everybody's.
         */
        get: operations["list_views"];
        put?: never;
        /**
         * Keep View
         * @description Keep a list: for oneself, for one's team, for everybody.
         */
        post: operations["keep_view"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/workorders/views/{key}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Change View
         * @description Put it right; `If-Match` names the version that was seen.
         */
        patch: operations["change_view"];
        trace?: never;
    };
    "/api/v1/workorders/views/{key}/archive": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Archive View
         * @description Put it away; `If-Match` names the version that was seen.
         */
        post: operations["archive_view"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/workorders/views/{key}/restore": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Restore View
         * @description Bring it back; `If-Match` names the version that was seen.
         */
        post: operations["restore_view"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/workorders/views/counts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Count Views
         * @description How many orders each of them lists, counted to a thousand at most.
         */
        get: operations["count_views"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/workorders/views/order": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Arrange Views
         * @description In which order one sees one's views; others see them in theirs.
         */
        put: operations["arrange_views"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /**
         * Alike
         * @description An order that was solved and resembles this one; `alike` says in what.
         */
        Alike: {
            /** Alike */
            alike: ("product" | "category" | "tags" | "words")[];
            asset: components["schemas"]["Named"] | null;
            /**
             * Key
             * Format: uuid
             */
            key: string;
            kind: components["schemas"]["KindOut"];
            /** Number */
            number: number;
            outcome: components["schemas"]["Outcome"] | null;
            owner: components["schemas"]["Named"] | null;
            /** Priority */
            priority: number;
            /**
             * Reported At
             * Format: date-time
             */
            reported_at: string;
            /** Resolved At */
            resolved_at: string | null;
            /** Solution */
            solution: string;
            state: components["schemas"]["Order"];
            state_name: components["schemas"]["OwnName"] | null;
            sub_state_name: components["schemas"]["OwnName"] | null;
            /** Title */
            title: string;
        };
        /** AnswerIn */
        AnswerIn: {
            /**
             * Answer
             * @default
             */
            answer?: string;
            /**
             * Reference
             * @default
             */
            reference?: string;
            /**
             * State
             * @enum {string}
             */
            state: "accepted" | "done" | "rejected";
        };
        /**
         * ApplyIn
         * @description The version of the macro that was shown, if one was.
         */
        ApplyIn: {
            /** Seen */
            seen?: number | null;
        };
        /**
         * AppointmentHoldIn
         * @description A window of the list, by its times.
         */
        AppointmentHoldIn: {
            /**
             * From At
             * Format: date-time
             */
            from_at: string;
            /**
             * Until At
             * Format: date-time
             */
            until_at: string;
        };
        /**
         * AppointmentLimits
         * @description Within which bounds a rule is written.
         */
        AppointmentLimits: {
            /** Most Capacity */
            most_capacity: number;
            /** Numbers */
            numbers: components["schemas"]["AppointmentNumber"][];
        };
        /**
         * AppointmentNamed
         * @description A territory or a calendar.
         */
        AppointmentNamed: {
            /** Code */
            code: string;
            /** Name En */
            name_en: string;
            /** Name Zh */
            name_zh: string;
        };
        /**
         * AppointmentNumber
         * @description An entry of a rule that is a number, its bounds, and what stands where nothing is said.
         */
        AppointmentNumber: {
            /** Least */
            least: number;
            /** Most */
            most: number;
            /** Name */
            name: string;
            /** Usual */
            usual: number;
        };
        /**
         * AppointmentOut
         * @description A window of an order: held until an instant, or promised; whose time it takes; who chose it, and who ended it and
         *     why. Once there is a visit, that says who goes.
         */
        AppointmentOut: {
            /** Confirmed At */
            confirmed_at: string | null;
            /** Ended At */
            ended_at: string | null;
            ended_by: components["schemas"]["CandidateName"] | null;
            /**
             * Ends At
             * Format: date-time
             */
            ends_at: string;
            engineer: components["schemas"]["CandidateName"] | null;
            /**
             * From At
             * Format: date-time
             */
            from_at: string;
            /**
             * Held At
             * Format: date-time
             */
            held_at: string;
            /**
             * Held Until
             * Format: date-time
             */
            held_until: string;
            /**
             * Key
             * Format: uuid
             */
            key: string;
            made_by: components["schemas"]["CandidateName"] | null;
            /** Reason */
            reason: string;
            /**
             * Starts At
             * Format: date-time
             */
            starts_at: string;
            /**
             * State
             * @enum {string}
             */
            state: "held" | "confirmed" | "over" | "let_go" | "moved" | "cancelled" | "done";
            /**
             * Until At
             * Format: date-time
             */
            until_at: string;
            /** Visit */
            visit: string | null;
        };
        /**
         * AppointmentPreviewIn
         * @description Windows nobody has published, in a time zone (null: the company's).
         */
        AppointmentPreviewIn: {
            /** Calendar */
            calendar?: string | null;
            windows: components["schemas"]["OfferedWindowsIn"];
            /** Zone */
            zone?: string | null;
        };
        /**
         * AppointmentPreviewOut
         * @description The windows that could be chosen now, in the zone they are told in; `left_out` are further ahead.
         */
        AppointmentPreviewOut: {
            /** Left Out */
            left_out: number;
            /** Rows */
            rows: components["schemas"]["OfferedWindow"][];
            /** Zone */
            zone: string;
        };
        /**
         * AppointmentReasonIn
         * @description Why what was promised to the customer is moved or cancelled; asked of staff.
         */
        AppointmentReasonIn: {
            /**
             * Reason
             * @default
             */
            reason?: string;
        };
        /**
         * AppointmentRuleIn
         * @description Windows for orders of a kind and a territory with all below it, by their codes (null: any). On single days the
         *     `calendar` differs from its week on, it says whether windows are offered.
         */
        AppointmentRuleIn: {
            /** Calendar */
            calendar?: string | null;
            /** Kind */
            kind?: string | null;
            /** Territory */
            territory?: string | null;
            windows: components["schemas"]["OfferedWindowsIn"];
        };
        /**
         * AppointmentRuleList
         * @description All rules that count. Of those that fit an order the one of its kind counts before one of any, then that of the
         *     nearest territory.
         */
        AppointmentRuleList: {
            limits: components["schemas"]["AppointmentLimits"];
            /** Rows */
            rows: components["schemas"]["AppointmentRuleOut"][];
        };
        /**
         * AppointmentRuleOut
         * @description Which windows orders of a kind and a territory (null: any) are offered, who said so and when.
         */
        AppointmentRuleOut: {
            calendar: components["schemas"]["AppointmentNamed"] | null;
            /**
             * Key
             * Format: uuid
             */
            key: string;
            /** Kind */
            kind: string | null;
            /**
             * Set At
             * Format: date-time
             */
            set_at: string;
            set_by: components["schemas"]["CandidateName"] | null;
            territory: components["schemas"]["AppointmentNamed"] | null;
            windows: components["schemas"]["OfferedWindows"];
        };
        /**
         * AppointmentSlot
         * @description A window, whether it can be had, and for how many more there is room (null: any number); who would go as things
         *     stand and when they begin, where the reader sees decisions.
         */
        AppointmentSlot: {
            /**
             * Day
             * Format: date
             */
            day: string;
            engineer: components["schemas"]["CandidateName"] | null;
            /** Free */
            free: boolean;
            /**
             * From At
             * Format: date-time
             */
            from_at: string;
            /** Left */
            left: number | null;
            /** Starts At */
            starts_at: string | null;
            /**
             * Until At
             * Format: date-time
             */
            until_at: string;
        };
        /**
         * AppointmentSlots
         * @description The windows of some days, in the zone of the place; `offered`: whether a rule offers any to such an order at all;
         *     `left_out` of these days are not told.
         */
        AppointmentSlots: {
            /** Days Ahead */
            days_ahead: number;
            /** Left Out */
            left_out: number;
            /** Offered */
            offered: boolean;
            /** Rows */
            rows: components["schemas"]["AppointmentSlot"][];
            /** Zone */
            zone: string;
        };
        /**
         * Around
         * @description Everything that surrounds an order, and what this reader may do to it besides its moves.
         */
        Around: {
            /** Access Hours */
            access_hours: {
                [key: string]: number[][];
            } | null;
            asset: components["schemas"]["AssetNow"] | null;
            /** Children */
            children: components["schemas"]["Neighbour"][];
            /** Counted */
            counted: components["schemas"]["CountedOut"][];
            /** Duplicates */
            duplicates: components["schemas"]["Neighbour"][];
            /** May */
            may: ("update" | "note" | "plan" | "hold" | "lift" | "link" | "hand_off")[];
            of_asset: components["schemas"]["History"] | null;
            of_customer: components["schemas"]["History"] | null;
            /** Open */
            open: components["schemas"]["Neighbour"][];
            /** Related */
            related: components["schemas"]["Neighbour"][];
            /** Similar */
            similar: components["schemas"]["Alike"][];
            /** Watchers */
            watchers: components["schemas"]["Named"][];
            /** Watching */
            watching: boolean;
        };
        /**
         * AskedOut
         * @description What a form asks of an order as it stands, or as it would; `about` are the fields its conditions ask of.
         */
        AskedOut: {
            /** About */
            about: string[];
            /** Items */
            items: components["schemas"]["FieldShown"][];
        };
        /**
         * AskingOut
         * @description How whoever is found is asked to go; see docs/reference/dispatch.md.
         */
        AskingOut: {
            /**
             * How
             * @enum {string}
             */
            how: "send" | "offer" | "broadcast" | "pool";
            /** Minutes */
            minutes: number;
            /** People */
            people: number;
            /** Remind */
            remind: number;
            /** Urgent */
            urgent: boolean;
        };
        /** AssetCard */
        AssetCard: {
            /** Installed On */
            installed_on: string | null;
            /**
             * Key
             * Format: uuid
             */
            key: string;
            /** Name */
            name: string;
            /** Product En */
            product_en: string;
            /** Product Zh */
            product_zh: string;
            /** Serial */
            serial: string;
        };
        /** AssetChange */
        AssetChange: {
            /** Batch */
            batch?: string;
            /** Contract */
            contract?: string | null;
            /** Installed On */
            installed_on?: string | null;
            /** Name */
            name?: string;
            /** Parent */
            parent?: string | null;
            /** Serial */
            serial?: string;
        };
        /**
         * AssetIn
         * @description Without `warranties` it has the product's own from the day it was installed; an empty list is none at all.
         */
        AssetIn: {
            /**
             * Batch
             * @default
             */
            batch?: string;
            /** Contract */
            contract?: string | null;
            /**
             * Customer
             * Format: uuid
             */
            customer: string;
            environment?: components["schemas"]["EnvironmentIn"] | null;
            /** Installed On */
            installed_on?: string | null;
            /** Name */
            name: string;
            /** Parent */
            parent?: string | null;
            /**
             * Product
             * Format: uuid
             */
            product: string;
            /**
             * Serial
             * @default
             */
            serial?: string;
            /** Site */
            site?: string | null;
            /** Warranties */
            warranties?: components["schemas"]["WarrantyIn"][] | null;
        };
        /**
         * AssetLink
         * @description What something points to: enough for a link.
         */
        AssetLink: {
            /**
             * Key
             * Format: uuid
             */
            key: string;
            /** Name */
            name: string;
        };
        /**
         * AssetNow
         * @description The thing the order is about, as it is covered today in the reader's zone.
         */
        AssetNow: {
            /** Batch */
            batch: string;
            cover: components["schemas"]["Cover"];
            environment: components["schemas"]["EnvironmentOut"] | null;
            /** Is Software */
            is_software: boolean;
            /**
             * Key
             * Format: uuid
             */
            key: string;
        };
        /**
         * AssetOut
         * @description `cover` and `contract` are as of today in the reader's zone; `contract_why` says why this one, or why none.
         */
        AssetOut: {
            asset: components["schemas"]["AssetRow"];
            contract: components["schemas"]["ContractNamed"] | null;
            /** Contract Why */
            contract_why: string;
            cover: components["schemas"]["Cover"];
            environment: components["schemas"]["EnvironmentOut"] | null;
            /** Fault Codes */
            fault_codes: components["schemas"]["FaultCodeOut"][];
            /** Parts */
            parts: components["schemas"]["PartRow"][];
        };
        /** AssetRow */
        AssetRow: {
            /** Archived At */
            archived_at: string | null;
            /** Batch */
            batch: string;
            customer: components["schemas"]["AssetLink"];
            /** Installed On */
            installed_on: string | null;
            /**
             * Key
             * Format: uuid
             */
            key: string;
            /** Name */
            name: string;
            parent: components["schemas"]["AssetLink"] | null;
            product: components["schemas"]["ProductNamed"];
            /** Serial */
            serial: string;
            site: components["schemas"]["AssetLink"] | null;
            /** Version */
            version: number;
            /** Warranties */
            warranties: components["schemas"]["WarrantyOut"][];
        };
        /** AssetRows */
        AssetRows: {
            /** Next */
            next: string | null;
            /** Rows */
            rows: components["schemas"]["AssetRow"][];
        };
        /** AssignIn */
        AssignIn: {
            /**
             * Owner
             * Format: uuid
             */
            owner: string;
            /** Team */
            team?: string | null;
        };
        /**
         * AttachIn
         * @description Uploads of the sender's, by key, to the order itself or to one of its visits.
         */
        AttachIn: {
            /** Files */
            files: string[];
            /**
             * Public
             * @default false
             */
            public?: boolean;
            /** Visit */
            visit?: string | null;
        };
        /** BeforeList */
        BeforeList: {
            /** Rows */
            rows: components["schemas"]["BeforeOut"][];
        };
        /**
         * BeforeOut
         * @description A visit that others come after, or may; of another order it says which.
         */
        BeforeOut: {
            /** Ended At */
            ended_at: string | null;
            /** Ends At */
            ends_at: string | null;
            engineer: components["schemas"]["Named"] | null;
            /**
             * Key
             * Format: uuid
             */
            key: string;
            /** Number */
            number: number;
            /**
             * Order
             * Format: uuid
             */
            order: string;
            /** Order Number */
            order_number: number;
            /**
             * Outcome
             * @enum {string}
             */
            outcome: "" | "fixed" | "partial" | "needs_part" | "no_fault" | "refused";
            /** Starts At */
            starts_at: string | null;
            state: components["schemas"]["Visit"];
        };
        /**
         * Bilingual
         * @description A thing with a name in each language.
         */
        Bilingual: {
            /**
             * Key
             * Format: uuid
             */
            key: string;
            /** Name En */
            name_en: string;
            /** Name Zh */
            name_zh: string;
        };
        /**
         * BoardDayContact
         * @description Whom to ask for, as they are addressed 称呼; the number is masked.
         */
        BoardDayContact: {
            /** Name */
            name: string;
            /** Phone */
            phone: string;
        };
        /**
         * BoardDayOut
         * @description An engineer's day by the clock of `zone`, the reader's: duty, breaks and leave of it, and visits by time.
         */
        BoardDayOut: {
            /**
             * At
             * Format: date-time
             */
            at: string;
            /** Breaks */
            breaks: components["schemas"]["SpanOut"][];
            engineer: components["schemas"]["CandidateName"];
            /** Leaves */
            leaves: components["schemas"]["SpanOut"][];
            /**
             * On
             * Format: date
             */
            on: string;
            /** Shifts */
            shifts: components["schemas"]["SpanOut"][];
            /** Visits */
            visits: components["schemas"]["BoardDayStop"][];
            /** Zone */
            zone: string;
        };
        /**
         * BoardDayStop
         * @description A visit of the day and the way to it; `beside`: who else goes, by name; `care`: how one gets in, and what to mind
         *     of the contact. `number` null: an order the reader does not see, of which there is nothing but the times.
         */
        BoardDayStop: {
            /** Address */
            address: string;
            /** Beside */
            beside: string[];
            /** Care */
            care: string;
            contact: components["schemas"]["BoardDayContact"] | null;
            /** Customer */
            customer: string;
            /**
             * Ends At
             * Format: date-time
             */
            ends_at: string;
            /**
             * Key
             * Format: uuid
             */
            key: string;
            /** Kind */
            kind: string;
            /** Leads */
            leads: boolean;
            /** Number */
            number: number | null;
            /** Priority */
            priority: number | null;
            /** Promised From At */
            promised_from_at: string | null;
            /** Promised Until At */
            promised_until_at: string | null;
            /** Site */
            site: string;
            /**
             * Starts At
             * Format: date-time
             */
            starts_at: string;
            state: components["schemas"]["Visit"];
            /** Thing */
            thing: string;
            /** Title */
            title: string;
            /** Travel From */
            travel_from: "home" | string | null;
            /** Travel Minutes */
            travel_minutes: number | null;
        };
        /**
         * BoardDropIn
         * @description Where an order was dropped that nobody goes to. What is overruled asks for a `reason`.
         */
        BoardDropIn: {
            /** Ends At */
            ends_at?: string | null;
            /**
             * Engineer
             * Format: uuid
             */
            engineer: string;
            /** Mates */
            mates?: string[] | null;
            /**
             * Order
             * Format: uuid
             */
            order: string;
            /**
             * Over Promise
             * @default false
             */
            over_promise?: boolean;
            /**
             * Over Rules
             * @default false
             */
            over_rules?: boolean;
            /**
             * Reason
             * @default
             */
            reason?: string;
            /**
             * Starts At
             * Format: date-time
             */
            starts_at: string;
        };
        /**
         * BoardDropped
         * @description How many a cap left out.
         */
        BoardDropped: {
            /** Engineers */
            engineers: number;
            /** Visits */
            visits: number;
        };
        /**
         * BoardEngineer
         * @description An engineer with their time in the span that is shown. `shifts`: duty by calendar and shifts together;
         *     `planned_minutes` of visits in it go against `duty_minutes`, which are without leave and breaks. `kept`: held for
         *     customers who choose an appointment. `position`: of who travels, on duty, and shares it.
         */
        BoardEngineer: {
            /** Breaks */
            breaks: components["schemas"]["SpanOut"][];
            /** Duty Minutes */
            duty_minutes: number;
            home: components["schemas"]["BoardPlace"] | null;
            /** Kept */
            kept: components["schemas"]["SpanOut"][];
            /**
             * Key
             * Format: uuid
             */
            key: string;
            /** Leaves */
            leaves: components["schemas"]["BoardLeave"][];
            level: components["schemas"]["Level"];
            /** Name */
            name: string;
            /** On Call */
            on_call: components["schemas"]["SpanOut"][];
            /** Planned Minutes */
            planned_minutes: number;
            position: components["schemas"]["BoardPosition"] | null;
            presence: components["schemas"]["BoardPresence"];
            /** Shifts */
            shifts: components["schemas"]["SpanOut"][];
            /** Skills */
            skills: string[];
            team: components["schemas"]["BoardTeam"] | null;
        };
        /**
         * BoardLeave
         * @description Leave; why, for whoever plans their duty or is on it, else empty.
         */
        BoardLeave: {
            /**
             * Ends At
             * Format: date-time
             */
            ends_at: string;
            /** Reason */
            reason: string;
            /**
             * Starts At
             * Format: date-time
             */
            starts_at: string;
        };
        /**
         * BoardMoved
         * @description A visit as the board has it now, null where it waits for somebody; `version` for the next move of it; how it
         *     stood before, null where there was none. `customer_told` null: nothing promised was broken; false: they have to be
         *     called.
         */
        BoardMoved: {
            /** Customer Told */
            customer_told: boolean | null;
            /**
             * Key
             * Format: uuid
             */
            key: string;
            /** Version */
            version: number;
            visit: components["schemas"]["BoardVisit"] | null;
            was: components["schemas"]["BoardWas"] | null;
        };
        /**
         * BoardMoveIn
         * @description Where a visit was dropped, from `starts_at` on; on no engineer it waits for somebody again. What is overruled
         *     asks for a `reason`.
         */
        BoardMoveIn: {
            /** Ends At */
            ends_at?: string | null;
            /** Engineer */
            engineer: string | null;
            /** Mates */
            mates?: string[] | null;
            /**
             * Over Promise
             * @default false
             */
            over_promise?: boolean;
            /**
             * Over Rules
             * @default false
             */
            over_rules?: boolean;
            /**
             * Reason
             * @default
             */
            reason?: string;
            /** Starts At */
            starts_at?: string | null;
            /**
             * Visit
             * Format: uuid
             */
            visit: string;
        };
        /**
         * BoardOrder
         * @description The order of a visit, in short; `arrive_by_at` is the nearest promise of it that still runs.
         */
        BoardOrder: {
            /** Arrive By At */
            arrive_by_at: string | null;
            /** Customer */
            customer: string | null;
            /**
             * Key
             * Format: uuid
             */
            key: string;
            /** Kind */
            kind: string;
            /** Number */
            number: number;
            place: components["schemas"]["BoardPlace"] | null;
            /** Priority */
            priority: number;
            /** Site */
            site: string | null;
            /** Title */
            title: string;
        };
        /**
         * BoardOut
         * @description The board between two instants, as of `at`: engineers by name, visits soonest first.
         */
        BoardOut: {
            /**
             * At
             * Format: date-time
             */
            at: string;
            dropped: components["schemas"]["BoardDropped"];
            /** Engineers */
            engineers: components["schemas"]["BoardEngineer"][];
            /**
             * From
             * Format: date-time
             */
            from: string;
            /**
             * Until
             * Format: date-time
             */
            until: string;
            /** Visits */
            visits: components["schemas"]["BoardVisit"][];
        };
        /**
         * BoardPlace
         * @description A point on earth, WGS-84.
         */
        BoardPlace: {
            /** Latitude */
            latitude: number;
            /** Longitude */
            longitude: number;
        };
        /**
         * BoardPosition
         * @description Where a travelling engineer was last, to about a hundred metres, and when.
         */
        BoardPosition: {
            /**
             * At
             * Format: date-time
             */
            at: string;
            /** Latitude */
            latitude: number;
            /** Longitude */
            longitude: number;
        };
        /**
         * BoardPresence
         * @description How somebody stands now; `until_at` where they said until when they are gone.
         */
        BoardPresence: {
            /**
             * State
             * @enum {string}
             */
            state: "on_duty" | "off" | "break" | "away" | "leave";
            /** Until At */
            until_at: string | null;
        };
        /**
         * BoardReason
         * @description What speaks against a place. `rule`: it is red; `overrulable`: a person may put it there with a reason. The rest
         *     are its facts, as far as it has any: which visit of which order is in the way, whose, from when until when, how many
         *     minutes, and from when on it would do.
         */
        BoardReason: {
            /** Code */
            code: string;
            /** Earliest At */
            earliest_at: string | null;
            /** Ends At */
            ends_at: string | null;
            /** Minutes */
            minutes: number | null;
            /** Name */
            name: string | null;
            /** Number */
            number: number | null;
            /** Order */
            order: string | null;
            /** Overrulable */
            overrulable: boolean;
            /** Rule */
            rule: boolean;
            /** Starts At */
            starts_at: string | null;
            /** Visit */
            visit: string | null;
            /** Words */
            words: string;
        };
        /**
         * BoardTeam
         * @description A team by its name in the reader's language.
         */
        BoardTeam: {
            /**
             * Key
             * Format: uuid
             */
            key: string;
            /** Name */
            name: string;
        };
        /**
         * BoardVerdict
         * @description What the rules of dispatch say of it: green, amber where something is worth knowing, red where a rule is against
         *     it, the weightiest first. `travel_on_minutes` null: they go on nowhere.
         */
        BoardVerdict: {
            /**
             * Ends At
             * Format: date-time
             */
            ends_at: string;
            /** Late Minutes */
            late_minutes: number;
            /** Reasons */
            reasons: components["schemas"]["BoardReason"][];
            /**
             * Starts At
             * Format: date-time
             */
            starts_at: string;
            /** Travel Minutes */
            travel_minutes: number;
            /** Travel On Minutes */
            travel_on_minutes: number | null;
            /**
             * Verdict
             * @enum {string}
             */
            verdict: "green" | "amber" | "red";
        };
        /**
         * BoardVisit
         * @description A visit on the board. `pinned`: why a plan does not move it; `travel_from`: "home", or the visit before;
         *     `late_minutes`: how long after the promise it begins; `order` null: none of the reader's.
         */
        BoardVisit: {
            /**
             * Ends At
             * Format: date-time
             */
            ends_at: string;
            /** Engineer */
            engineer: string | null;
            /**
             * Key
             * Format: uuid
             */
            key: string;
            /** Late Minutes */
            late_minutes: number;
            /** Mates */
            mates: string[];
            /** Offered */
            offered: boolean;
            order: components["schemas"]["BoardOrder"] | null;
            /** Out Of Turn */
            out_of_turn: string | null;
            /** Pinned */
            pinned: ("travelling" | "on_site" | "done" | "promised") | null;
            /** Promised From At */
            promised_from_at: string | null;
            /** Promised Until At */
            promised_until_at: string | null;
            /**
             * Starts At
             * Format: date-time
             */
            starts_at: string;
            state: components["schemas"]["Visit"];
            /** Travel From */
            travel_from: "home" | string | null;
            /** Travel Minutes */
            travel_minutes: number | null;
            /** Version */
            version: number;
        };
        /**
         * BoardWas
         * @description Where a visit stood: to put it back there is to undo it.
         */
        BoardWas: {
            /** Ends At */
            ends_at: string | null;
            /** Engineer */
            engineer: string | null;
            /** Mates */
            mates: string[];
            /** Starts At */
            starts_at: string | null;
        };
        /**
         * BondOut
         * @description A mentorship, seen from one side: the other person, from when, and until when if it has ended.
         */
        BondOut: {
            /** Ended On */
            ended_on: string | null;
            person: components["schemas"]["MentorOut"];
            /**
             * Started On
             * Format: date
             */
            started_on: string;
        };
        /**
         * Brief
         * @description Another order in one line.
         */
        Brief: {
            /**
             * Key
             * Format: uuid
             */
            key: string;
            /** Number */
            number: number;
            /**
             * Reported At
             * Format: date-time
             */
            reported_at: string;
            state: components["schemas"]["Order"];
            state_name: components["schemas"]["OwnName"] | null;
            sub_state_name: components["schemas"]["OwnName"] | null;
            /** Title */
            title: string;
        };
        /** BriefContract */
        BriefContract: {
            /** Counted */
            counted: components["schemas"]["CountedOut"][];
            /**
             * Ends On
             * Format: date
             */
            ends_on: string;
            /**
             * Key
             * Format: uuid
             */
            key: string;
            /** Number */
            number: string;
            /** Service Level */
            service_level: string;
        };
        /** BriefFirm */
        BriefFirm: {
            /** Code */
            code: string;
            /** Industry */
            industry: string;
            /**
             * Key
             * Format: uuid
             */
            key: string;
            /** Name */
            name: string;
            /** Size */
            size: number | null;
            tier: components["schemas"]["Tier"];
        };
        /** BriefOrder */
        BriefOrder: {
            asset: components["schemas"]["Named"] | null;
            /**
             * Key
             * Format: uuid
             */
            key: string;
            /** Number */
            number: number;
            owner: components["schemas"]["Named"] | null;
            /** Priority */
            priority: number;
            /**
             * Reported At
             * Format: date-time
             */
            reported_at: string;
            state: components["schemas"]["Order"];
            state_name: components["schemas"]["OwnName"] | null;
            sub_state_name: components["schemas"]["OwnName"] | null;
            /** Title */
            title: string;
        };
        /**
         * BriefOut
         * @description All that is worth knowing of a caller; `tier` and `service_level` are what the promise is chosen by.
         *
         *     `likely` is who called last about the same: mostly it is them again.
         */
        BriefOut: {
            /** Assets */
            assets: components["schemas"]["BriefThing"][];
            contact: components["schemas"]["WhomToMind"] | null;
            /** Contacts */
            contacts: components["schemas"]["WhomToMind"][];
            contract: components["schemas"]["BriefContract"] | null;
            cover: components["schemas"]["Cover"] | null;
            customer: components["schemas"]["BriefFirm"];
            last: components["schemas"]["LastJob"] | null;
            /** Likely */
            likely: string | null;
            /** Open */
            open: components["schemas"]["BriefOrder"][];
            promise: components["schemas"]["Promise"] | null;
            said: components["schemas"]["Said"] | null;
            /** Service Level */
            service_level: string;
            /** Sites */
            sites: components["schemas"]["BriefSite"][];
            /** Tier */
            tier: string;
        };
        /** BriefSite */
        BriefSite: {
            /** Access Note */
            access_note: string;
            /** Address */
            address: string;
            /**
             * Key
             * Format: uuid
             */
            key: string;
            /** Name */
            name: string;
        };
        /**
         * BriefThing
         * @description A thing that may be what the call is about; `covered` is the maker's labour, as of today.
         */
        BriefThing: {
            /** Certificate Expires On */
            certificate_expires_on: string | null;
            /** Covered */
            covered: boolean;
            /** Covered Until */
            covered_until: string | null;
            /** Family */
            family: string;
            /** Is Software */
            is_software: boolean;
            /**
             * Key
             * Format: uuid
             */
            key: string;
            /** Modules */
            modules: string[];
            /** Name */
            name: string;
            /** Open */
            open: number;
            /** Product En */
            product_en: string;
            /** Product Zh */
            product_zh: string;
            /** Serial */
            serial: string;
            /** Site */
            site: string | null;
            /** Software Version */
            software_version: string;
        };
        /**
         * BulkIn
         * @description A verb for many orders, each named once.
         */
        BulkIn: {
            do: components["schemas"]["DoIn"];
            /** Rows */
            rows: components["schemas"]["BulkRow"][];
        };
        /**
         * BulkOut
         * @description One row for each order, in the order in which they were named.
         */
        BulkOut: {
            /** Rows */
            rows: components["schemas"]["CameOut"][];
        };
        /**
         * BulkRow
         * @description An order, and the version of it that was seen.
         */
        BulkRow: {
            /**
             * Key
             * Format: uuid
             */
            key: string;
            /** Version */
            version: number;
        };
        /** CalendarChange */
        CalendarChange: {
            /**
             * Name En
             * @default
             */
            name_en?: string;
            /**
             * Name Zh
             * @default
             */
            name_zh?: string;
            /**
             * Region
             * @default
             */
            region?: string;
            /**
             * Weekly
             * @default {}
             */
            weekly?: {
                [key: string]: [
                    number,
                    number
                ][];
            };
            /**
             * Zone
             * @default
             */
            zone?: string;
        };
        /** CalendarIn */
        CalendarIn: {
            /** Code */
            code: string;
            /** Name En */
            name_en: string;
            /** Name Zh */
            name_zh: string;
            /**
             * Region
             * @default CN
             */
            region?: string;
            /** Weekly */
            weekly: {
                [key: string]: [
                    number,
                    number
                ][];
            };
            /**
             * Zone
             * @default Asia/Shanghai
             */
            zone?: string;
        };
        /** CalendarOut */
        CalendarOut: {
            /** Code */
            code: string;
            /**
             * Key
             * Format: uuid
             */
            key: string;
            /** Name En */
            name_en: string;
            /** Name Zh */
            name_zh: string;
            /** Region */
            region: string;
            /** Version */
            version: number;
            /** Weekly */
            weekly: {
                [key: string]: [
                    number,
                    number
                ][];
            };
            /** Zone */
            zone: string;
        };
        /** CalendarsOut */
        CalendarsOut: {
            /** Next */
            next?: string | null;
            /** Rows */
            rows: components["schemas"]["CalendarOut"][];
        };
        /**
         * CalledCrew
         * @description Who goes together, the lead first; nobody where no crew comes together. `people`: how many it needs at least.
         */
        CalledCrew: {
            /** Members */
            members: components["schemas"]["CrewMember"][];
            /** Option */
            option: number | null;
            /** People */
            people: number;
        };
        /** CallingFirm */
        CallingFirm: {
            /**
             * Key
             * Format: uuid
             */
            key: string;
            /** Name */
            name: string;
            tier: components["schemas"]["Tier"];
        };
        /**
         * CameOut
         * @description What came of one order: done, with the version it has now; in conflict with what somebody else did to it since it
         *     was seen; or refused. The latter two with what a refusal of this order alone would say.
         */
        CameOut: {
            /** Code */
            code: string;
            /** Detail */
            detail: string;
            /** Facts */
            facts: {
                [key: string]: unknown;
            };
            /**
             * Key
             * Format: uuid
             */
            key: string;
            /**
             * Result
             * @enum {string}
             */
            result: "done" | "conflict" | "refused";
            /** Status */
            status: number;
            /** Version */
            version: number | null;
        };
        /** CancelIn */
        CancelIn: {
            /** Reason */
            reason: string;
        };
        /**
         * CancelVisitIn
         * @description One whose customer was promised a window that is not over is cancelled only `over_promise`, and with a `note` as
         *     the reason; they hear that nobody comes.
         */
        CancelVisitIn: {
            /**
             * Note
             * @default
             */
            note?: string;
            /**
             * Over Promise
             * @default false
             */
            over_promise?: boolean;
        };
        /**
         * CandidateFacts
         * @description What a candidate's points are made of: minutes of the work, of the way, of work ahead, of recent weeks, beyond
         *     duty, and left of the promise (null without one); proficiency in the skill, and earlier visits. `on_site`: somebody
         *     has to go there; `wanted`: they are to go rather than others.
         */
        CandidateFacts: {
            /** Ahead Minutes */
            ahead_minutes: number;
            /** Asset Visits */
            asset_visits: number;
            /** Customer Visits */
            customer_visits: number;
            /** On Site */
            on_site: boolean;
            /** Overtime Minutes */
            overtime_minutes: number;
            /** Proficiency */
            proficiency: number;
            /** Recent Minutes */
            recent_minutes: number;
            /** Slack Minutes */
            slack_minutes: number | null;
            /** Travel Minutes */
            travel_minutes: number;
            /** Wanted */
            wanted: boolean;
            /** Work Minutes */
            work_minutes: number;
        };
        /**
         * CandidateName
         * @description An engineer by key and name; one who was erased has neither.
         */
        CandidateName: {
            /** Key */
            key: string | null;
            /** Name */
            name: string;
        };
        /**
         * CategoryCounts
         * @description How many open orders each category has, by its code; one without any is left out.
         */
        CategoryCounts: {
            /** Counts */
            counts: {
                [key: string]: components["schemas"]["Count"];
            };
        };
        /**
         * CategoryIn
         * @description `position`: its place among those with the same parent.
         */
        CategoryIn: {
            /**
             * Archived
             * @default false
             */
            archived?: boolean;
            /** Name En */
            name_en: string;
            /** Name Zh */
            name_zh: string;
            /** Parent */
            parent?: string | null;
            /**
             * Position
             * @default 0
             */
            position?: number;
        };
        /** CategoryRow */
        CategoryRow: {
            /** Archived */
            archived: boolean;
            /** Code */
            code: string;
            /**
             * Key
             * Format: uuid
             */
            key: string;
            /** Name En */
            name_en: string;
            /** Name Zh */
            name_zh: string;
            /** Parent */
            parent: string | null;
            /** Position */
            position: number;
            /** Version */
            version: number;
        };
        /** CertificateIn */
        CertificateIn: {
            /**
             * Issued On
             * Format: date
             */
            issued_on: string;
            /** Name En */
            name_en: string;
            /** Name Zh */
            name_zh: string;
            /**
             * Number
             * @default
             */
            number?: string;
            /** Valid Until */
            valid_until?: string | null;
        };
        /** CertificateOut */
        CertificateOut: {
            /**
             * Issued On
             * Format: date
             */
            issued_on: string;
            /**
             * Key
             * Format: uuid
             */
            key: string;
            /** Name En */
            name_en: string;
            /** Name Zh */
            name_zh: string;
            /** Number */
            number: string;
            /** Valid Until */
            valid_until: string | null;
        };
        /**
         * ChangeIn
         * @description What is to be put right; a field that is left out stays, in `custom` too.
         */
        ChangeIn: {
            /** Asset */
            asset?: string | null;
            /** Category */
            category?: string | null;
            /** Contact */
            contact?: string | null;
            /** Custom */
            custom?: {
                [key: string]: string | number | boolean | string[] | null;
            };
            /** Description */
            description?: string;
            /** Impact */
            impact?: number | null;
            /** Kind */
            kind?: string;
            /** Priority */
            priority?: number;
            /** Site */
            site?: string | null;
            /** Sub State */
            sub_state?: string;
            /** Tags */
            tags?: string[];
            /** Team */
            team?: string | null;
            /** Title */
            title?: string;
            /** Urgency */
            urgency?: number | null;
        };
        /**
         * ChangeOut
         * @description Something about `subject` happened; what it is now is asked of its own room.
         */
        ChangeOut: {
            /**
             * At
             * Format: date-time
             */
            at: string;
            /** Kind */
            kind: string;
            /**
             * Subject
             * Format: uuid
             */
            subject: string;
        };
        /** ChangesOut */
        ChangesOut: {
            /** Changes */
            changes: components["schemas"]["ChangeOut"][];
            /** Cursor */
            cursor: string;
            /** Reset */
            reset: boolean;
        };
        /**
         * CheckAppliesIn
         * @description Which orders get it; what is left empty fits all. A product or a product's family is enough.
         */
        CheckAppliesIn: {
            /**
             * Categories
             * @default []
             */
            categories?: string[];
            /**
             * Customers
             * @default []
             */
            customers?: string[];
            /**
             * Families
             * @default []
             */
            families?: string[];
            /**
             * Kinds
             * @default []
             */
            kinds?: string[];
            /**
             * Products
             * @default []
             */
            products?: string[];
        };
        /** CheckAppliesOut */
        CheckAppliesOut: {
            /** Categories */
            categories: string[];
            /** Customers */
            customers: string[];
            /** Families */
            families: string[];
            /** Kinds */
            kinds: string[];
            /** Products */
            products: string[];
        };
        /**
         * CheckConditionIn
         * @description The item is shown only if an earlier one has one of these answers: options of a choice, or passed, failed, na.
         */
        CheckConditionIn: {
            /**
             * Item
             * Format: uuid
             */
            item: string;
            /** Values */
            values: string[];
        };
        /** CheckConditionOut */
        CheckConditionOut: {
            /**
             * Item
             * Format: uuid
             */
            item: string;
            /** Values */
            values: string[];
        };
        /**
         * CheckItemIn
         * @description One line of a list. `low` and `high` are the limits of a number and still pass, `least` how many photos it takes,
         *     `allow_na` whether it may be said not to apply.
         */
        CheckItemIn: {
            /**
             * Allow Na
             * @default false
             */
            allow_na?: boolean;
            /**
             * Help En
             * @default
             */
            help_en?: string;
            /**
             * Help Zh
             * @default
             */
            help_zh?: string;
            /** High */
            high?: number | null;
            /**
             * Key
             * Format: uuid
             */
            key: string;
            kind: components["schemas"]["ItemKind"];
            /**
             * Least
             * @default 1
             */
            least?: number;
            /** Low */
            low?: number | null;
            /**
             * Name En
             * @default
             */
            name_en?: string;
            /**
             * Name Zh
             * @default
             */
            name_zh?: string;
            /**
             * Options
             * @default []
             */
            options?: components["schemas"]["CheckOptionIn"][];
            /**
             * Required
             * @default true
             */
            required?: boolean;
            /** Section */
            section?: string | null;
            show_if?: components["schemas"]["CheckConditionIn"] | null;
            /**
             * Unit
             * @default
             */
            unit?: string;
        };
        /**
         * CheckItemOut
         * @description One line of a list.
         */
        CheckItemOut: {
            /** Allow Na */
            allow_na: boolean;
            /** Help En */
            help_en: string;
            /** Help Zh */
            help_zh: string;
            /** High */
            high: number | null;
            /**
             * Key
             * Format: uuid
             */
            key: string;
            kind: components["schemas"]["ItemKind"];
            /** Least */
            least: number;
            /** Low */
            low: number | null;
            /** Name En */
            name_en: string;
            /** Name Zh */
            name_zh: string;
            /** Options */
            options: components["schemas"]["CheckOptionOut"][];
            /** Required */
            required: boolean;
            /** Section */
            section: string | null;
            show_if: components["schemas"]["CheckConditionOut"] | null;
            /** Unit */
            unit: string;
        };
        /**
         * ChecklistAddIn
         * @description A published list that is to be filled in too: of the order, or of one of its visits.
         */
        ChecklistAddIn: {
            /**
             * Template
             * Format: uuid
             */
            template: string;
            /** Visit */
            visit?: string | null;
        };
        /**
         * ChecklistAnswerIn
         * @description An answer to one item, whole: nothing at all takes it back. `choice` is an option, or passed, failed, na; `text`
         *     also names who signed; `files` are all the photos the item is to have.
         */
        ChecklistAnswerIn: {
            /**
             * Choice
             * @default
             */
            choice?: string;
            /**
             * Files
             * @default []
             */
            files?: string[];
            /**
             * Item
             * Format: uuid
             */
            item: string;
            /**
             * Note
             * @default
             */
            note?: string;
            /** Number */
            number?: number | null;
            /**
             * Text
             * @default
             */
            text?: string;
        };
        /**
         * ChecklistAnswerOut
         * @description What was said of an item; `files` are those that are there or on their way, `lost` how many are not: they were
         *     refused, did not come, or were taken away.
         */
        ChecklistAnswerOut: {
            /**
             * At
             * Format: date-time
             */
            at: string;
            by: components["schemas"]["Named"] | null;
            /** Choice */
            choice: string;
            /** Files */
            files: string[];
            /**
             * Item
             * Format: uuid
             */
            item: string;
            /** Lost */
            lost: number;
            /** Note */
            note: string;
            /** Number */
            number: number | null;
            /**
             * Recorded At
             * Format: date-time
             */
            recorded_at: string;
            /** Text */
            text: string;
        };
        /** ChecklistArchiveIn */
        ChecklistArchiveIn: {
            /** Archived */
            archived: boolean;
        };
        /**
         * ChecklistBodyOut
         * @description What is to be looked at, and at which orders.
         */
        ChecklistBodyOut: {
            applies: components["schemas"]["CheckAppliesOut"];
            /** Items */
            items: components["schemas"]["CheckItemOut"][];
            /** Name En */
            name_en: string;
            /** Name Zh */
            name_zh: string;
            /** Sections */
            sections: components["schemas"]["CheckSectionOut"][];
            /** Shown To Customer */
            shown_to_customer: boolean;
            /**
             * Subject
             * @enum {string}
             */
            subject: "order" | "visit";
        };
        /**
         * ChecklistChangesOut
         * @description What the draft changes of the last published version: items by key, and which of the rest.
         */
        ChecklistChangesOut: {
            /** Added */
            added: string[];
            /** Changed */
            changed: string[];
            /** Moved */
            moved: boolean;
            /** Removed */
            removed: string[];
            /** Settings */
            settings: string[];
        };
        /**
         * ChecklistDraftIn
         * @description A template as it is worked on; what it lacks is asked for when it is published.
         */
        ChecklistDraftIn: {
            /**
             * @default {
             *       "categories": [],
             *       "customers": [],
             *       "families": [],
             *       "kinds": [],
             *       "products": []
             *     }
             */
            applies?: components["schemas"]["CheckAppliesIn"];
            /**
             * Items
             * @default []
             */
            items?: components["schemas"]["CheckItemIn"][];
            /**
             * Name En
             * @default
             */
            name_en?: string;
            /**
             * Name Zh
             * @default
             */
            name_zh?: string;
            /**
             * Sections
             * @default []
             */
            sections?: components["schemas"]["CheckSectionIn"][];
            /**
             * Shown To Customer
             * @default false
             */
            shown_to_customer?: boolean;
            /**
             * Subject
             * @enum {string}
             */
            subject: "order" | "visit";
        };
        /**
         * ChecklistFlawOut
         * @description Why the draft cannot be published, and at which item.
         */
        ChecklistFlawOut: {
            /** Code */
            code: string;
            /** Item */
            item: string | null;
        };
        /**
         * ChecklistFollowedOut
         * @description The order that was reported because an item failed.
         */
        ChecklistFollowedOut: {
            /**
             * Item
             * Format: uuid
             */
            item: string;
            /** Number */
            number: number;
            /**
             * Order
             * Format: uuid
             */
            order: string;
            /** State */
            state: string;
        };
        /**
         * ChecklistFollowUpIn
         * @description What failed is to be repaired: `order` is the key the new order is to have.
         */
        ChecklistFollowUpIn: {
            /**
             * Item
             * Format: uuid
             */
            item: string;
            /** Order */
            order?: string | null;
        };
        /**
         * ChecklistFollowUpOut
         * @description The order that repairs it.
         */
        ChecklistFollowUpOut: {
            /**
             * Key
             * Format: uuid
             */
            key: string;
            /** Number */
            number: number;
        };
        /**
         * ChecklistIssueOut
         * @description A version as it was published.
         */
        ChecklistIssueOut: {
            /** Number */
            number: number;
            /**
             * Published At
             * Format: date-time
             */
            published_at: string;
            published_by: components["schemas"]["Named"] | null;
        };
        /**
         * ChecklistOut
         * @description A list of an order or of one of its visits, with all answers, oldest first: the last of an item counts.
         *
         *     `why` are the values of the order by which it was given. One that is withdrawn is not asked for any more.
         */
        ChecklistOut: {
            /** Answers */
            answers: components["schemas"]["ChecklistAnswerOut"][];
            /** Filled At */
            filled_at: string | null;
            /** Follow Ups */
            follow_ups: components["schemas"]["ChecklistFollowedOut"][];
            /**
             * Given At
             * Format: date-time
             */
            given_at: string;
            /** Items */
            items: components["schemas"]["CheckItemOut"][];
            /**
             * Key
             * Format: uuid
             */
            key: string;
            /** Name En */
            name_en: string;
            /** Name Zh */
            name_zh: string;
            /** Number */
            number: number;
            /** Sections */
            sections: components["schemas"]["CheckSectionOut"][];
            /** Shown To Customer */
            shown_to_customer: boolean;
            /**
             * Template
             * Format: uuid
             */
            template: string;
            /** Version */
            version: number;
            visit: components["schemas"]["ChecklistVisitOut"] | null;
            /** Why */
            why: ("hand" | "customer" | "product" | "category" | "kind")[];
            /** Withdrawn At */
            withdrawn_at: string | null;
        };
        /**
         * ChecklistsOut
         * @description The lists of an order, the most specific first; `may_fill`: the reader may answer, `may_report`: follow up,
         *     `may_add`: some are published, and the reader may add one.
         */
        ChecklistsOut: {
            /** May Add */
            may_add: boolean;
            /** May Fill */
            may_fill: boolean;
            /** May Report */
            may_report: boolean;
            /** Rows */
            rows: components["schemas"]["ChecklistOut"][];
        };
        /**
         * ChecklistTemplateList
         * @description `names` says what the keys of customers, products and categories stand for.
         */
        ChecklistTemplateList: {
            /** Names */
            names: {
                [key: string]: components["schemas"]["OwnName"];
            };
            /** Rows */
            rows: components["schemas"]["ChecklistTemplateRow"][];
        };
        /**
         * ChecklistTemplateOut
         * @description A template: the last published version, the draft in hand, what that changes and what it still lacks.
         */
        ChecklistTemplateOut: {
            /** Archived At */
            archived_at: string | null;
            changes: components["schemas"]["ChecklistChangesOut"] | null;
            draft: components["schemas"]["ChecklistBodyOut"] | null;
            /** Flaws */
            flaws: components["schemas"]["ChecklistFlawOut"][];
            /** Issues */
            issues: components["schemas"]["ChecklistIssueOut"][];
            /**
             * Key
             * Format: uuid
             */
            key: string;
            /** Names */
            names: {
                [key: string]: components["schemas"]["OwnName"];
            };
            published: components["schemas"]["ChecklistBodyOut"] | null;
            /** Version */
            version: number;
        };
        /**
         * ChecklistTemplateRow
         * @description A template in the list, as it was published last, else as it is drafted. `published` is 0 before the first.
         */
        ChecklistTemplateRow: {
            applies: components["schemas"]["CheckAppliesOut"];
            /** Archived At */
            archived_at: string | null;
            /** Drafted */
            drafted: boolean;
            /** Items */
            items: number;
            /**
             * Key
             * Format: uuid
             */
            key: string;
            /** Name En */
            name_en: string;
            /** Name Zh */
            name_zh: string;
            /** Published */
            published: number;
            /** Published At */
            published_at: string | null;
            /**
             * Subject
             * @enum {string}
             */
            subject: "order" | "visit";
            /** Version */
            version: number;
        };
        /** ChecklistVisitOut */
        ChecklistVisitOut: {
            /**
             * Key
             * Format: uuid
             */
            key: string;
            /** Number */
            number: number;
        };
        /**
         * CheckOptionIn
         * @description One of several answers; one that `fails` shows that something is wrong.
         */
        CheckOptionIn: {
            /**
             * Fails
             * @default false
             */
            fails?: boolean;
            /** Key */
            key: string;
            /**
             * Name En
             * @default
             */
            name_en?: string;
            /**
             * Name Zh
             * @default
             */
            name_zh?: string;
        };
        /** CheckOptionOut */
        CheckOptionOut: {
            /** Fails */
            fails: boolean;
            /** Key */
            key: string;
            /** Name En */
            name_en: string;
            /** Name Zh */
            name_zh: string;
        };
        /** CheckSectionIn */
        CheckSectionIn: {
            /**
             * Key
             * Format: uuid
             */
            key: string;
            /**
             * Name En
             * @default
             */
            name_en?: string;
            /**
             * Name Zh
             * @default
             */
            name_zh?: string;
        };
        /** CheckSectionOut */
        CheckSectionOut: {
            /**
             * Key
             * Format: uuid
             */
            key: string;
            /** Name En */
            name_en: string;
            /** Name Zh */
            name_zh: string;
        };
        /** ChoiceIn */
        ChoiceIn: {
            /**
             * Archived
             * @default false
             */
            archived?: boolean;
            /** Code */
            code: string;
            /** Name En */
            name_en: string;
            /** Name Zh */
            name_zh: string;
        };
        /** ChoiceOut */
        ChoiceOut: {
            /** Name En */
            name_en: string;
            /** Name Zh */
            name_zh: string;
            /** Value */
            value: string | number;
        };
        /** ChoiceRow */
        ChoiceRow: {
            /** Archived */
            archived: boolean;
            /** Code */
            code: string;
            /** Name En */
            name_en: string;
            /** Name Zh */
            name_zh: string;
        };
        /**
         * Chosen
         * @description Which SLA policy the order has, the values that made it fit, and its condition in words, if it has one.
         */
        Chosen: {
            /** Condition */
            condition: string;
            policy: components["schemas"]["Bilingual"] | null;
            /** Why */
            why: string[];
        };
        /**
         * ChosenOut
         * @description Somebody who was sent by hand in another's place, and how often.
         */
        ChosenOut: {
            /** Count */
            count: number;
            engineer: components["schemas"]["CandidateName"];
        };
        /**
         * ClockOut
         * @description One promise: how it stands, and how it came to it.
         */
        ClockOut: {
            /** Breached At */
            breached_at: string | null;
            /** Budget Seconds */
            budget_seconds: number;
            /** Cycle */
            cycle: number;
            /**
             * Due At
             * Format: date-time
             */
            due_at: string;
            /** Elapsed Seconds */
            elapsed_seconds: number;
            /** Estimated */
            estimated: boolean;
            /** Met */
            met: boolean | null;
            /** Paused Seconds */
            paused_seconds: number;
            /** Segments */
            segments: components["schemas"]["SegmentOut"][];
            /**
             * Started At
             * Format: date-time
             */
            started_at: string;
            /**
             * State
             * @enum {string}
             */
            state: "running" | "paused" | "stopped";
            /** Stopped At */
            stopped_at: string | null;
            /**
             * Target
             * @enum {string}
             */
            target: "response" | "next_update" | "arrival" | "resolution";
        };
        /** ColumnOut */
        ColumnOut: {
            /** Name */
            name: string;
            /** Name En */
            name_en: string;
            /** Name Zh */
            name_zh: string;
        };
        /**
         * ComingOut
         * @description The next instants of a reminder that is being written, at most three; none where it never comes.
         */
        ComingOut: {
            /** Next */
            next: string[];
        };
        /**
         * CompleteIn
         * @description `wake_at` is for an outcome after which the order waits; left out, it wakes when such a wait usually ends.
         */
        CompleteIn: {
            /**
             * Note
             * @default
             */
            note?: string;
            outcome: components["schemas"]["Outcome"];
            /** Wake At */
            wake_at?: string | null;
        };
        /**
         * ContactCard
         * @description How to reach and address the contact; the number is masked until asked for.
         */
        ContactCard: {
            /** Care */
            care: string;
            /** Job Title */
            job_title: string;
            /**
             * Key
             * Format: uuid
             */
            key: string;
            /** Name */
            name: string;
            /** Phone Masked */
            phone_masked: string;
            /** Salutation */
            salutation: string;
        };
        /** ContactChange */
        ContactChange: {
            /** Care */
            care?: string;
            /** Email */
            email?: string;
            /** Job Title */
            job_title?: string;
            /** Name */
            name?: string;
            /** Phone */
            phone?: string;
            /** Salutation */
            salutation?: string;
            /** Sees Colleagues Orders */
            sees_colleagues_orders?: boolean;
        };
        /** ContactIn */
        ContactIn: {
            /**
             * Care
             * @default
             */
            care?: string;
            /**
             * Email
             * @default
             */
            email?: string;
            /**
             * Job Title
             * @default
             */
            job_title?: string;
            /** Name */
            name: string;
            /**
             * Phone
             * @default
             */
            phone?: string;
            /**
             * Salutation
             * @default
             */
            salutation?: string;
            /**
             * Sees Colleagues Orders
             * @default false
             */
            sees_colleagues_orders?: boolean;
        };
        /**
         * ContactOut
         * @description Number and address are masked; `reveal_contact` shows them and puts that on record.
         */
        ContactOut: {
            /** Address */
            address: string;
            /** Archived At */
            archived_at: string | null;
            /** Care */
            care: string;
            /**
             * Customer
             * Format: uuid
             */
            customer: string;
            /** Email */
            email: string;
            /** Has Portal Access */
            has_portal_access: boolean;
            /** Job Title */
            job_title: string;
            /**
             * Key
             * Format: uuid
             */
            key: string;
            /** Name */
            name: string;
            /** Phone */
            phone: string;
            /** Salutation */
            salutation: string;
            /** Sees Colleagues Orders */
            sees_colleagues_orders: boolean;
            /** Version */
            version: number;
        };
        /** ContactRows */
        ContactRows: {
            /** Next */
            next: string | null;
            /** Rows */
            rows: components["schemas"]["ContactOut"][];
        };
        /** ContractCard */
        ContractCard: {
            /**
             * Ends On
             * Format: date
             */
            ends_on: string;
            /** Number */
            number: string;
            /** Service Level */
            service_level: string;
        };
        /** ContractChange */
        ContractChange: {
            /**
             * Ends On
             * Format: date
             */
            ends_on?: string;
            /** Name */
            name?: string;
            /** Number */
            number?: string;
            service_level?: components["schemas"]["ServiceLevel"] | null;
            /**
             * Starts On
             * Format: date
             */
            starts_on?: string;
        };
        /** ContractIn */
        ContractIn: {
            /**
             * Ends On
             * Format: date
             */
            ends_on: string;
            /**
             * Name
             * @default
             */
            name?: string;
            /** Number */
            number: string;
            service_level?: components["schemas"]["ServiceLevel"] | null;
            /**
             * Starts On
             * Format: date
             */
            starts_on: string;
        };
        /** ContractNamed */
        ContractNamed: {
            /**
             * Ends On
             * Format: date
             */
            ends_on: string;
            /**
             * Key
             * Format: uuid
             */
            key: string;
            /** Number */
            number: string;
            /** Service Level */
            service_level: string;
            /**
             * Starts On
             * Format: date
             */
            starts_on: string;
        };
        /** ContractOut */
        ContractOut: {
            /** Archived At */
            archived_at: string | null;
            /**
             * Customer
             * Format: uuid
             */
            customer: string;
            /**
             * Ends On
             * Format: date
             */
            ends_on: string;
            /** Entitlements */
            entitlements: components["schemas"]["EntitlementOut"][];
            /**
             * Key
             * Format: uuid
             */
            key: string;
            /** Name */
            name: string;
            /** Number */
            number: string;
            /** Renews */
            renews: string | null;
            /** Service Level */
            service_level: string;
            /**
             * Starts On
             * Format: date
             */
            starts_on: string;
            /** Version */
            version: number;
        };
        /** ContractRows */
        ContractRows: {
            /** Next */
            next: string | null;
            /** Rows */
            rows: components["schemas"]["ContractOut"][];
        };
        /** Count */
        Count: {
            /** Capped */
            capped: boolean;
            /** N */
            n: number;
        };
        /**
         * CountedOut
         * @description A counted part of the contract; `quantity` null is without limit.
         */
        CountedOut: {
            /** Quantity */
            quantity: number | null;
            /** Used */
            used: number;
            /** What */
            what: string;
        };
        /** Counts */
        Counts: {
            mine: components["schemas"]["Count"];
            open: components["schemas"]["Count"];
            overdue: components["schemas"]["Count"];
            reported: components["schemas"]["Count"];
            resolved: components["schemas"]["Count"];
            unassigned: components["schemas"]["Count"];
            waiting: components["schemas"]["Count"];
        };
        /** CountsOut */
        CountsOut: {
            /** Created */
            created: number;
            /** Skipped */
            skipped: number;
            /** Unchanged */
            unchanged: number;
            /** Updated */
            updated: number;
            /** Wrong */
            wrong: number;
        };
        /** Cover */
        Cover: {
            labour: components["schemas"]["CoverPart"];
            parts: components["schemas"]["CoverPart"];
            travel: components["schemas"]["CoverPart"];
        };
        /**
         * Covered
         * @description Why a part of a repair is on the maker, or is not.
         * @enum {string}
         */
        Covered: "covered" | "not_started" | "ended" | "never";
        /**
         * CoverPart
         * @description Whether the maker pays, why, and the last day of the warranty that decided it.
         */
        CoverPart: {
            /** Covered */
            covered: boolean;
            /** Until */
            until: string | null;
            why: components["schemas"]["Covered"];
        };
        /**
         * Crew
         * @description Who has to go together.
         */
        Crew: {
            /** Any */
            any: components["schemas"]["CrewOption"][];
            /** Mentor */
            mentor: boolean;
        };
        /**
         * CrewIn
         * @description Who has to go together: one of the options, of those that come together the one with the fewest people. `mentor`:
         *     an apprentice goes only beside a mentor of theirs.
         */
        CrewIn: {
            /** Any */
            any: components["schemas"]["CrewOptionIn"][];
            /**
             * Mentor
             * @default false
             */
            mentor?: boolean;
        };
        /**
         * CrewMember
         * @description Who takes a seat (counted from 0 in its option), and the minutes of their way there.
         */
        CrewMember: {
            engineer: components["schemas"]["CandidateName"];
            /**
             * Role
             * @enum {string}
             */
            role: "lead" | "mate" | "apprentice";
            /** Seat */
            seat: number;
            /** Way Minutes */
            way_minutes: number;
        };
        /**
         * CrewOption
         * @description Seats that go together.
         */
        CrewOption: {
            /** All */
            all: components["schemas"]["Seat"][];
        };
        /**
         * CrewOptionIn
         * @description Seats that go together; exactly one of them leads.
         */
        CrewOptionIn: {
            /** All */
            all: components["schemas"]["SeatIn"][];
        };
        /**
         * CrewPreviewIn
         * @description A crew nobody has published, and for which orders it is meant.
         */
        CrewPreviewIn: {
            crew: components["schemas"]["CrewIn"];
            /** Kind */
            kind?: string | null;
            /** Priority */
            priority?: number | null;
            /** Product */
            product?: string | null;
        };
        /**
         * CrewPreviewOut
         * @description Who could go together first (null: nobody ever, in the days one looks ahead), among so many.
         */
        CrewPreviewOut: {
            /** Candidates */
            candidates: number;
            /** Options */
            options: components["schemas"]["OptionTaken"][];
            /** Starts At */
            starts_at: string | null;
        };
        /**
         * CrewRuleIn
         * @description From now on orders of this kind, category, product and priority (null: any) need this crew; the most specific
         *     rule counts, and what was published before for exactly these does not any more.
         */
        CrewRuleIn: {
            /** Category */
            category?: string | null;
            crew: components["schemas"]["CrewIn"];
            /** Kind */
            kind?: string | null;
            /** Priority */
            priority?: number | null;
            /** Product */
            product?: string | null;
        };
        /**
         * CrewRuleList
         * @description The most specific first.
         */
        CrewRuleList: {
            /** Rows */
            rows: components["schemas"]["CrewRuleOut"][];
        };
        /**
         * CrewRuleOut
         * @description Which orders need which crew, since when.
         */
        CrewRuleOut: {
            category: components["schemas"]["RuleThing"] | null;
            crew: components["schemas"]["Crew"];
            /**
             * Key
             * Format: uuid
             */
            key: string;
            /** Kind */
            kind: string | null;
            /** Priority */
            priority: number | null;
            product: components["schemas"]["RuleThing"] | null;
            /**
             * Set At
             * Format: date-time
             */
            set_at: string;
            set_by: components["schemas"]["CandidateName"] | null;
        };
        /**
         * CrewWhy
         * @description Why these were called: what the order needed of people by the order or a rule, and when they begin together.
         */
        CrewWhy: {
            /** Mentor */
            mentor: boolean;
            /** Options */
            options: components["schemas"]["OptionTaken"][];
            /**
             * Source
             * @enum {string}
             */
            source: "order" | "rule";
            /** Starts At */
            starts_at: string | null;
        };
        /** CustomerCard */
        CustomerCard: {
            /** Industry */
            industry: string;
            /**
             * Key
             * Format: uuid
             */
            key: string;
            /** Name */
            name: string;
            /** Size */
            size: number | null;
            /** Tier */
            tier: string;
        };
        /** CustomerChange */
        CustomerChange: {
            /** Code */
            code?: string;
            industry?: components["schemas"]["Industry"] | null;
            /** Name */
            name?: string;
            /** Size */
            size?: number | null;
            tier?: components["schemas"]["Tier"];
        };
        /** CustomerIn */
        CustomerIn: {
            /** Code */
            code: string;
            industry?: components["schemas"]["Industry"] | null;
            /** Name */
            name: string;
            /** Size */
            size?: number | null;
            /** @default standard */
            tier?: components["schemas"]["Tier"];
        };
        /**
         * CustomerOut
         * @description A customer with their newest contacts, sites and contracts; the lists have them all.
         */
        CustomerOut: {
            /** Contacts */
            contacts: components["schemas"]["ContactOut"][];
            /** Contracts */
            contracts: components["schemas"]["ContractOut"][];
            customer: components["schemas"]["CustomerRow"];
            /** Sites */
            sites: components["schemas"]["SiteOut"][];
        };
        /** CustomerRow */
        CustomerRow: {
            /** Archived At */
            archived_at: string | null;
            /** Code */
            code: string;
            /** Industry */
            industry: string;
            /**
             * Key
             * Format: uuid
             */
            key: string;
            /** Name */
            name: string;
            /** Size */
            size: number | null;
            size_band: components["schemas"]["SizeBand"];
            tier: components["schemas"]["Tier"];
            /** Version */
            version: number;
        };
        /** CustomerRows */
        CustomerRows: {
            /** Next */
            next: string | null;
            /** Rows */
            rows: components["schemas"]["CustomerRow"][];
        };
        /**
         * CustomFieldIn
         * @description A field of the company's own. A number may have a unit, bounds and decimals; a choice has its choices, none of
         *     which ever goes: it is archived. `personal` text is masked, taken along and erased with its contact.
         */
        CustomFieldIn: {
            /**
             * Archived
             * @default false
             */
            archived?: boolean;
            /**
             * Choices
             * @default []
             */
            choices?: components["schemas"]["ChoiceIn"][];
            /**
             * Decimals
             * @default 0
             */
            decimals?: number;
            /** High */
            high?: number | null;
            /**
             * Hint En
             * @default
             */
            hint_en?: string;
            /**
             * Hint Zh
             * @default
             */
            hint_zh?: string;
            /** Low */
            low?: number | null;
            /** Name En */
            name_en: string;
            /** Name Zh */
            name_zh: string;
            /**
             * Personal
             * @default false
             */
            personal?: boolean;
            /**
             * Position
             * @default 0
             */
            position?: number;
            /**
             * Searchable
             * @default false
             */
            searchable?: boolean;
            type: components["schemas"]["FieldType"];
            /**
             * Unit
             * @default
             */
            unit?: string;
        };
        /** CustomFieldRow */
        CustomFieldRow: {
            /** Archived */
            archived: boolean;
            /** Choices */
            choices: components["schemas"]["ChoiceRow"][];
            /** Code */
            code: string;
            /** Decimals */
            decimals: number;
            /** High */
            high: number | null;
            /** Hint En */
            hint_en: string;
            /** Hint Zh */
            hint_zh: string;
            /**
             * Key
             * Format: uuid
             */
            key: string;
            /** Low */
            low: number | null;
            /** Name En */
            name_en: string;
            /** Name Zh */
            name_zh: string;
            /** Personal */
            personal: boolean;
            /** Position */
            position: number;
            /** Searchable */
            searchable: boolean;
            type: components["schemas"]["FieldType"];
            /** Unit */
            unit: string;
            /** Version */
            version: number;
        };
        /** DataHealthOut */
        DataHealthOut: {
            /**
             * At
             * Format: date-time
             */
            at: string;
            /** Jobs */
            jobs: components["schemas"]["TaskJobsOut"][];
            machine: components["schemas"]["HealthMachineOut"];
            /** Slow */
            slow: components["schemas"]["SlowStatementOut"][];
            /** Troubles */
            troubles: components["schemas"]["HealthTroubleOut"][];
        };
        /** DayIn */
        DayIn: {
            kind: components["schemas"]["DayKind"];
            /**
             * Name En
             * @default
             */
            name_en?: string;
            /**
             * Name Zh
             * @default
             */
            name_zh?: string;
            /**
             * Periods
             * @default []
             */
            periods?: [
                number,
                number
            ][];
        };
        /**
         * DayKind
         * @description Why a calendar day differs from its weekday: a holiday, a make-up workday 调休, or other hours once.
         * @enum {string}
         */
        DayKind: "holiday" | "make_up" | "special";
        /** DayOut */
        DayOut: {
            /** Kind */
            kind: string;
            /** Name En */
            name_en: string;
            /** Name Zh */
            name_zh: string;
            /**
             * On
             * Format: date
             */
            on: string;
            /** Periods */
            periods: [
                number,
                number
            ][];
        };
        /**
         * DecideIn
         * @description Whom somebody named, by their keys: those in `without` do not go, and if `only` names any, nobody else does.
         */
        DecideIn: {
            /**
             * Only
             * @default []
             */
            only?: string[];
            /**
             * Without
             * @default []
             */
            without?: string[];
        };
        /**
         * DecisionList
         * @description The latest decision first.
         */
        DecisionList: {
            /** Next */
            next: string | null;
            /** Rows */
            rows: components["schemas"]["DecisionOut"][];
        };
        /**
         * DecisionOut
         * @description What came of weighing everybody: who goes and when, who next; `failing` says by which rules nobody may. `by` is
         *     null where the product decided by itself, `sent` is who then went. Where several go together, `chosen` leads and
         *     `crew` is all of them.
         *
         *     `able` of `candidates` pass every rule; the policy's version says by which rules and weights.
         */
        DecisionOut: {
            /** Able */
            able: number;
            /**
             * At
             * Format: date-time
             */
            at: string;
            by: components["schemas"]["CandidateName"] | null;
            /** Candidates */
            candidates: number;
            chosen: components["schemas"]["CandidateName"] | null;
            crew: components["schemas"]["CalledCrew"] | null;
            /** Ends At */
            ends_at: string | null;
            /** Failing */
            failing: ("available" | "skill" | "certificate" | "territory" | "access" | "window" | "level" | "excluded" | "required" | "workload" | "on_call" | "distance" | "home" | "declined" | "present" | "crew" | "mentor")[];
            /**
             * Key
             * Format: uuid
             */
            key: string;
            /** Number */
            number: number;
            /** Policy */
            policy: string;
            /** Policy En */
            policy_en: string;
            /** Policy Zh */
            policy_zh: string;
            runner_up: components["schemas"]["CandidateName"] | null;
            sent: components["schemas"]["SendingOut"] | null;
            /** Starts At */
            starts_at: string | null;
        };
        /** DeclineIn */
        DeclineIn: {
            /**
             * Note
             * @default
             */
            note?: string;
            /**
             * Reason
             * @enum {string}
             */
            reason: "schedule" | "skill" | "location" | "duplicate" | "parts" | "customer_absent" | "other";
        };
        /** DeliveryOut */
        DeliveryOut: {
            /**
             * Channel
             * @constant
             */
            channel: "email";
            /** Sent At */
            sent_at: string | null;
            /**
             * State
             * @enum {string}
             */
            state: "waiting" | "sent" | "failed" | "expired" | "dropped";
        };
        /**
         * DispatcherOut
         * @description One who sent people as decided, or overruled that; and for whom most often.
         */
        DispatcherOut: {
            by: components["schemas"]["CandidateName"];
            /** Chose */
            chose: components["schemas"]["ChosenOut"][];
            /** Overruled */
            overruled: number;
            /** Sent */
            sent: number;
        };
        /**
         * DispatchPolicyIn
         * @description The next version of a policy: its names, and its body as docs/reference/dispatch.md says.
         */
        DispatchPolicyIn: {
            /** Body */
            body: {
                [key: string]: unknown;
            };
            /** Name En */
            name_en: string;
            /** Name Zh */
            name_zh: string;
        };
        /**
         * DispatchPolicyList
         * @description All policies, and where they count.
         */
        DispatchPolicyList: {
            limits: components["schemas"]["PolicyLimits"];
            /** Rows */
            rows: components["schemas"]["DispatchPolicyOut"][];
            /** Uses */
            uses: components["schemas"]["DispatchUseOut"][];
        };
        /**
         * DispatchPolicyOut
         * @description A policy and what its latest version says; see docs/reference/dispatch.md.
         */
        DispatchPolicyOut: {
            /** Body */
            body: {
                [key: string]: unknown;
            };
            /** Certificates */
            certificates: string[];
            /** Code */
            code: string;
            /** Days */
            days: number;
            /** Lead Minutes */
            lead_minutes: number;
            /** Mentor Credit */
            mentor_credit: number;
            /** Name En */
            name_en: string;
            /** Name Zh */
            name_zh: string;
            /** Number */
            number: number;
            offer: components["schemas"]["AskingOut"];
            /** Overtime Minutes */
            overtime_minutes: number;
            /**
             * Published At
             * Format: date-time
             */
            published_at: string;
            published_by: components["schemas"]["CandidateName"] | null;
            /** Remote Minutes */
            remote_minutes: number;
            /** Rules */
            rules: {
                [key: string]: boolean | number;
            };
            /** Scales */
            scales: {
                [key: string]: number;
            };
            /** Version */
            version: number;
            /** Visit Minutes */
            visit_minutes: number;
            /** Weights */
            weights: {
                [key: string]: number;
            };
        };
        /**
         * DispatchPreviewAnswer
         * @description Who would go, when, and how far; or by which rules nobody may.
         */
        DispatchPreviewAnswer: {
            /** Able */
            able: number;
            chosen: components["schemas"]["CandidateName"] | null;
            /** Failing */
            failing: ("available" | "skill" | "certificate" | "territory" | "access" | "window" | "level" | "excluded" | "required" | "workload" | "on_call" | "distance" | "home" | "declined" | "present" | "crew" | "mentor")[];
            /** Starts At */
            starts_at: string | null;
            /** Travel Minutes */
            travel_minutes: number | null;
        };
        /**
         * DispatchPreviewIn
         * @description A body nobody has published, and the policy it is meant for; one that does not exist yet is weighed for all.
         */
        DispatchPreviewIn: {
            /** Body */
            body: {
                [key: string]: unknown;
            };
            /** Code */
            code: string;
        };
        /**
         * DispatchPreviewOrder
         * @description An order that waits.
         */
        DispatchPreviewOrder: {
            /**
             * Key
             * Format: uuid
             */
            key: string;
            /** Number */
            number: number;
            /** Priority */
            priority: number;
            /** Title */
            title: string;
        };
        /**
         * DispatchPreviewOut
         * @description Of `waiting` orders the most urgent; `own`: those the policy counts for, else any that wait.
         */
        DispatchPreviewOut: {
            /** Own */
            own: boolean;
            /** Rows */
            rows: components["schemas"]["DispatchPreviewRow"][];
            /** Waiting */
            waiting: number;
        };
        /**
         * DispatchPreviewRow
         * @description One order by the policy that counts now, and by the one that is tried; `change`: who goes, only when, or none.
         */
        DispatchPreviewRow: {
            /**
             * Change
             * @enum {string}
             */
            change: "who" | "when" | "none";
            now: components["schemas"]["DispatchPreviewAnswer"];
            order: components["schemas"]["DispatchPreviewOrder"];
            then: components["schemas"]["DispatchPreviewAnswer"];
        };
        /**
         * DispatchUseIn
         * @description From now on orders of this kind and priority (null: any) go by this policy; where `automatic`, by themselves.
         */
        DispatchUseIn: {
            /**
             * Automatic
             * @default false
             */
            automatic?: boolean;
            /** Kind */
            kind?: string | null;
            /** Policy */
            policy: string;
            /** Priority */
            priority?: number | null;
        };
        /**
         * DispatchUseOut
         * @description Where a policy counts; the most specific wins.
         */
        DispatchUseOut: {
            /** Automatic */
            automatic: boolean;
            /** Kind */
            kind: string | null;
            /** Policy */
            policy: string;
            /** Priority */
            priority: number | null;
        };
        /**
         * DispatchVersionList
         * @description The latest first.
         */
        DispatchVersionList: {
            /** Next */
            next: string | null;
            /** Rows */
            rows: components["schemas"]["DispatchVersionOut"][];
        };
        /**
         * DispatchVersionOut
         * @description What a policy said since a day; `body` whole, also with what this schema does not know.
         */
        DispatchVersionOut: {
            /** Body */
            body: {
                [key: string]: unknown;
            };
            /** Number */
            number: number;
            /**
             * Published At
             * Format: date-time
             */
            published_at: string;
            published_by: components["schemas"]["CandidateName"] | null;
        };
        /**
         * DoIn
         * @description One verb with its facts; exactly one is named. Those that need no facts take an empty object.
         */
        DoIn: {
            assign?: components["schemas"]["AssignIn"] | null;
            cancel?: components["schemas"]["CancelIn"] | null;
            change?: components["schemas"]["ChangeIn"] | null;
            close?: components["schemas"]["NothingIn"] | null;
            confirm?: components["schemas"]["NothingIn"] | null;
            escalate?: components["schemas"]["NoteOnlyIn"] | null;
            hand_off?: components["schemas"]["HandOffIn"] | null;
            merge?: components["schemas"]["MergeIn"] | null;
            release?: components["schemas"]["ReleaseIn"] | null;
            reopen?: components["schemas"]["ReopenIn"] | null;
            resolve?: components["schemas"]["ResolveIn"] | null;
            resume?: components["schemas"]["NothingIn"] | null;
            start?: components["schemas"]["NothingIn"] | null;
            triage?: components["schemas"]["TriageIn"] | null;
            wait?: components["schemas"]["WaitIn"] | null;
        };
        /**
         * DoneIn
         * @description The instant for which it is done: one that was told, or the next, which then need not be.
         */
        DoneIn: {
            /**
             * Of
             * Format: date-time
             */
            of: string;
        };
        /**
         * Drafts
         * @description Sentences as they are being written: what the notice says, what to do next, the letter around it. One that is
         *     left out is as it is kept, an empty one as the product says it.
         */
        Drafts: {
            /** Letter */
            letter?: string | null;
            /** Line */
            line?: string | null;
            /** Next */
            next?: string | null;
        };
        /**
         * DutyOut
         * @description When an engineer is on duty beyond the calendar, and when away. Why is told to those who plan it.
         */
        DutyOut: {
            /** Leave */
            leave: components["schemas"]["LeaveOut"][];
            /** Shifts */
            shifts: components["schemas"]["ShiftOut"][];
        };
        /** EndedOut */
        EndedOut: {
            /** Ended */
            ended: number;
        };
        /** EngineerIn */
        EngineerIn: {
            /**
             * Calendar
             * Format: uuid
             */
            calendar: string;
            home?: components["schemas"]["Place"] | null;
            /**
             * Languages
             * @default [
             *       "zh-CN"
             *     ]
             */
            languages?: string[];
            level: components["schemas"]["Level"];
            /**
             * Workload Cap Minutes
             * @default 480
             */
            workload_cap_minutes?: number;
        };
        /**
         * EngineerInHand
         * @description How an engineer stands, and what they have in hand. `off`: neither on duty now nor said to be gone. `duty`:
         *     calendar and shifts of today; `on_call`: standing by now. `today_minutes` of visits still booked today go against
         *     `cap_minutes`; `ahead_minutes`: of the coming seven days, and of `remote` orders in hand. `may_set`: whether the
         *     reader may say how they stand, with `version`.
         */
        EngineerInHand: {
            /** Ahead Minutes */
            ahead_minutes: number;
            /** Cap Minutes */
            cap_minutes: number;
            /** Duty */
            duty: components["schemas"]["SpanOut"][];
            engineer: components["schemas"]["CandidateName"];
            /** Level */
            level: number;
            /** May Set */
            may_set: boolean;
            next: components["schemas"]["VisitInHand"] | null;
            now: components["schemas"]["VisitInHand"] | null;
            /** On Call */
            on_call: boolean;
            /** Remote */
            remote: number;
            /** Since At */
            since_at: string | null;
            /** Skills */
            skills: components["schemas"]["EngineerSkillOut"][];
            /**
             * State
             * @enum {string}
             */
            state: "on_duty" | "off" | "break" | "away" | "leave";
            team: components["schemas"]["Bilingual"] | null;
            /** Today Minutes */
            today_minutes: number;
            /** Until At */
            until_at: string | null;
            /** Version */
            version: number;
        };
        /**
         * EngineerInHandList
         * @description Engineers by name. With the first page, how many stand how of all that fit whatever their state.
         */
        EngineerInHandList: {
            /** Counts */
            counts: {
                [key: string]: number;
            } | null;
            /** Next */
            next: string | null;
            /** Rows */
            rows: components["schemas"]["EngineerInHand"][];
        };
        /** EngineerOut */
        EngineerOut: {
            /** Apprentices */
            apprentices: components["schemas"]["BondOut"][];
            /**
             * Calendar
             * Format: uuid
             */
            calendar: string;
            /** Certificates */
            certificates: components["schemas"]["CertificateOut"][];
            home: components["schemas"]["Place"] | null;
            /** Languages */
            languages: string[];
            /** Level */
            level: number;
            /** Mentors */
            mentors: components["schemas"]["BondOut"][];
            /**
             * Person
             * Format: uuid
             */
            person: string;
            /** Skills */
            skills: components["schemas"]["OwnSkillOut"][];
            /** Version */
            version: number;
            /** Workload Cap Minutes */
            workload_cap_minutes: number;
        };
        /**
         * EngineerPresenceIn
         * @description On duty; on a break, for an hour unless `until_at` says otherwise; or away until then.
         */
        EngineerPresenceIn: {
            state: components["schemas"]["PresenceState"];
            /** Until At */
            until_at?: string | null;
        };
        /**
         * EngineerPresenceList
         * @description How the engineers stand that the reader sees.
         */
        EngineerPresenceList: {
            /** Next */
            next: string | null;
            /** Rows */
            rows: components["schemas"]["EngineerPresenceOut"][];
        };
        /**
         * EngineerPresenceOut
         * @description How an engineer stands: what was said last, unless they are on leave. `version` 0: nothing was ever said.
         */
        EngineerPresenceOut: {
            engineer: components["schemas"]["CandidateName"];
            /** Set At */
            set_at: string | null;
            /**
             * State
             * @enum {string}
             */
            state: "on_duty" | "break" | "away" | "leave";
            /** Until At */
            until_at: string | null;
            /** Version */
            version: number;
        };
        /**
         * EngineerSkillOut
         * @description A skill that is valid today.
         */
        EngineerSkillOut: {
            /** Code */
            code: string;
            /** Name En */
            name_en: string;
            /** Name Zh */
            name_zh: string;
            /** Proficiency */
            proficiency: number;
        };
        /**
         * EngineerWishIn
         * @description Who goes never, only or rather to this `order`, or to this `customer`: one of the two; and why.
         */
        EngineerWishIn: {
            /** Customer */
            customer?: string | null;
            /**
             * Engineer
             * Format: uuid
             */
            engineer: string;
            how: components["schemas"]["Wanted"];
            /** Order */
            order?: string | null;
            /** Reason */
            reason: string;
        };
        /**
         * EngineerWishList
         * @description The latest first; what was lifted stays to be read. `last`: who was there last or solved it from afar, with the
         *     order's asset before any other of the customer's. `may_set`: the reader may say so of what they asked for;
         *     `may_set_customer`: of its customer, whose key is `customer`.
         */
        EngineerWishList: {
            /** Customer */
            customer: string | null;
            last: components["schemas"]["CandidateName"] | null;
            /** May Set */
            may_set: boolean;
            /** May Set Customer */
            may_set_customer: boolean;
            /** Rows */
            rows: components["schemas"]["EngineerWishOut"][];
        };
        /**
         * EngineerWishOut
         * @description Who is wanted, or not, for an order or (`of`) its customer; since when and by whom, and until when it counted.
         *
         *     `counts`: decisions keep to it now; not where it was lifted, or the engineer has left.
         */
        EngineerWishOut: {
            /** Counts */
            counts: boolean;
            engineer: components["schemas"]["CandidateName"];
            how: components["schemas"]["Wanted"];
            /**
             * Key
             * Format: uuid
             */
            key: string;
            /** Lifted At */
            lifted_at: string | null;
            lifted_by: components["schemas"]["CandidateName"] | null;
            /**
             * Of
             * @enum {string}
             */
            of: "order" | "customer";
            /** Reason */
            reason: string;
            /**
             * Set At
             * Format: date-time
             */
            set_at: string;
            set_by: components["schemas"]["CandidateName"] | null;
        };
        /**
         * Entitled
         * @description What a contract can count.
         * @enum {string}
         */
        Entitled: "visit" | "inspection" | "remote" | "hour" | "training";
        /** EntitlementChange */
        EntitlementChange: {
            /** Quantity */
            quantity: number | null;
        };
        /** EntitlementIn */
        EntitlementIn: {
            /** Quantity */
            quantity?: number | null;
            what: components["schemas"]["Entitled"];
        };
        /** EntitlementOut */
        EntitlementOut: {
            /**
             * Key
             * Format: uuid
             */
            key: string;
            /** Left */
            left: number | null;
            /** Quantity */
            quantity: number | null;
            /** Used */
            used: number;
            /** Version */
            version: number;
            what: components["schemas"]["Entitled"];
        };
        /** EnvironmentIn */
        EnvironmentIn: {
            /** Backed Up On */
            backed_up_on?: string | null;
            /** Certificate Expires On */
            certificate_expires_on?: string | null;
            /** Database */
            database?: string;
            /** Middleware */
            middleware?: string;
            /** Modules */
            modules?: string[];
            /** Operating System */
            operating_system?: string;
            /** Patch */
            patch?: string;
            /** Software Version */
            software_version?: string;
        };
        /**
         * EnvironmentOut
         * @description All that is known of what a software asset runs on.
         */
        EnvironmentOut: {
            /** Backed Up On */
            backed_up_on: string | null;
            /** Certificate Expires On */
            certificate_expires_on: string | null;
            /** Database */
            database: string;
            /** Middleware */
            middleware: string;
            /** Modules */
            modules: string[];
            /** Operating System */
            operating_system: string;
            /** Patch */
            patch: string;
            /** Software Version */
            software_version: string;
        };
        /**
         * EssentialsOut
         * @description The order of a visit in brief.
         */
        EssentialsOut: {
            /**
             * Act By
             * @enum {string}
             */
            act_by: "" | "response" | "next_update" | "arrival" | "resolution" | "wake";
            /** Act By At */
            act_by_at: string | null;
            customer: components["schemas"]["CustomerCard"] | null;
            /**
             * Key
             * Format: uuid
             */
            key: string;
            kind: components["schemas"]["KindOut"];
            /** Number */
            number: number;
            /** Priority */
            priority: number;
            /**
             * Reported At
             * Format: date-time
             */
            reported_at: string;
            state: components["schemas"]["Order"];
            /** Title */
            title: string;
            /** Version */
            version: number;
            /**
             * Wait Reason
             * @enum {string}
             */
            wait_reason: "" | "customer" | "parts" | "vendor" | "other";
        };
        /**
         * ExportedOrders
         * @description Every order of a contact with what the privacy register lets out.
         */
        ExportedOrders: {
            /** Rows */
            rows: {
                [key: string]: unknown;
            }[];
        };
        /**
         * ExportIn
         * @description What is listed, as in `list_work_orders`, the columns (the usual ones if none) and the kind of file.
         */
        ExportIn: {
            /** Among */
            among?: ("open" | "all") | null;
            /** Asset */
            asset?: string | null;
            /**
             * Columns
             * @default []
             */
            columns?: string[];
            /** Customer */
            customer?: string | null;
            /** Filter */
            filter?: {
                [key: string]: unknown;
            } | null;
            /**
             * Format
             * @default csv
             * @enum {string}
             */
            format?: "csv" | "xlsx";
            /** Owner */
            owner?: string | null;
            /** Saved */
            saved?: string | null;
            /** Sort */
            sort?: ("due" | "reported" | "priority" | "number" | "updated" | "-due" | "-reported" | "-priority" | "-number" | "-updated") | null;
            /** Team */
            team?: string | null;
            /**
             * View
             * @default open
             * @enum {string}
             */
            view?: "open" | "mine" | "unassigned" | "reported" | "overdue" | "waiting" | "resolved";
        };
        /**
         * ExportOut
         * @description A list as a file: how far it is, and when done what it is called, how large it is and until when it is kept.
         *     `trouble` is the code of why there is none.
         */
        ExportOut: {
            /** Bytes */
            bytes: number | null;
            /** Done */
            done: number;
            /** Ended At */
            ended_at: string | null;
            /**
             * Format
             * @enum {string}
             */
            format: "csv" | "xlsx";
            /** Kept Until */
            kept_until: string | null;
            /**
             * Key
             * Format: uuid
             */
            key: string;
            /** Name */
            name: string;
            /**
             * Started At
             * Format: date-time
             */
            started_at: string;
            /**
             * State
             * @enum {string}
             */
            state: "running" | "done" | "failed" | "stopped";
            /** Total */
            total: number | null;
            /** Trouble */
            trouble: string;
        };
        /** ExportsOut */
        ExportsOut: {
            /** Rows */
            rows: components["schemas"]["ExportOut"][];
        };
        /**
         * FairFigures
         * @description What was given to one engineer, or to the middle one of many (then halves occur). `minutes` are those that were
         *     worked where that was measured, else those that were planned; `per_hour` of them for each hour on duty is what is
         *     compared, without those `credited` of the minutes `taught` with an apprentice along. `way` is measured of
         *     `way_measured` visits. `off`: visits on days on which their calendar is closed.
         */
        FairFigures: {
            /** Credited */
            credited: number;
            /** Declined */
            declined: number;
            /** Duty */
            duty: number;
            /** Measured */
            measured: number;
            /** Minutes */
            minutes: number;
            /** Night */
            night: number;
            /** Off */
            off: number;
            /** Overruled Against */
            overruled_against: number;
            /** Overruled For */
            overruled_for: number;
            /** Per Hour */
            per_hour: number;
            /** Planned */
            planned: number;
            /** Remote */
            remote: number;
            /** Taught */
            taught: number;
            /** Visits */
            visits: number;
            /** Way */
            way: number;
            /** Way Measured */
            way_measured: number;
            /** Worked */
            worked: number;
        };
        /**
         * FairnessOut
         * @description A month. `own`: the reader sees their own figures alone, with the middle of at least three others (else null).
         *     `gini` is of `per_hour`, 0 where all have the same; null where there is nothing to compare.
         */
        FairnessOut: {
            /** Compared */
            compared: number;
            /** Dispatchers */
            dispatchers: components["schemas"]["DispatcherOut"][];
            /** Gini */
            gini: number | null;
            middle: components["schemas"]["FairFigures"] | null;
            /** Month */
            month: string;
            /** Next */
            next: string | null;
            /** Own */
            own: boolean;
            /** Rows */
            rows: components["schemas"]["FairRow"][];
            /**
             * Since
             * Format: date-time
             */
            since: string;
            /**
             * Until
             * Format: date-time
             */
            until: string;
        };
        /**
         * FairRow
         * @description One engineer's month; not `compared` when they were on duty too little for that.
         */
        FairRow: {
            /** Compared */
            compared: boolean;
            /** Credited */
            credited: number;
            /** Declined */
            declined: number;
            /** Duty */
            duty: number;
            engineer: components["schemas"]["CandidateName"];
            /** Measured */
            measured: number;
            /** Minutes */
            minutes: number;
            /** Night */
            night: number;
            /** Off */
            off: number;
            /** Overruled Against */
            overruled_against: number;
            /** Overruled For */
            overruled_for: number;
            /** Per Hour */
            per_hour: number;
            /** Planned */
            planned: number;
            /** Remote */
            remote: number;
            /** Taught */
            taught: number;
            team: components["schemas"]["FairTeam"] | null;
            /** Visits */
            visits: number;
            /** Way */
            way: number;
            /** Way Measured */
            way_measured: number;
            /** Worked */
            worked: number;
        };
        /**
         * FairTeam
         * @description The team somebody belongs to.
         */
        FairTeam: {
            /**
             * Key
             * Format: uuid
             */
            key: string;
            /** Name En */
            name_en: string;
            /** Name Zh */
            name_zh: string;
        };
        /** FaultCodeChange */
        FaultCodeChange: {
            /** Code */
            code?: string;
            /** Family */
            family?: string;
            /** Name En */
            name_en?: string;
            /** Name Zh */
            name_zh?: string;
        };
        /** FaultCodeIn */
        FaultCodeIn: {
            /** Code */
            code: string;
            /** Family */
            family: string;
            /** Name En */
            name_en: string;
            /** Name Zh */
            name_zh: string;
        };
        /** FaultCodeOut */
        FaultCodeOut: {
            /** Archived At */
            archived_at: string | null;
            /** Code */
            code: string;
            /** Family */
            family: string;
            /**
             * Key
             * Format: uuid
             */
            key: string;
            /** Name En */
            name_en: string;
            /** Name Zh */
            name_zh: string;
            /** Version */
            version: number;
        };
        /** FaultCodeRows */
        FaultCodeRows: {
            /** Next */
            next: string | null;
            /** Rows */
            rows: components["schemas"]["FaultCodeOut"][];
        };
        /**
         * FieldDayOut
         * @description The day; `flow` says where each move of a visit leads from where, for a phone without a line.
         */
        FieldDayOut: {
            /** Flow */
            flow: {
                [key: string]: {
                    [key: string]: components["schemas"]["Visit"];
                };
            };
            /**
             * Now
             * Format: date-time
             */
            now: string;
            /**
             * On
             * Format: date
             */
            on: string;
            /** Rows */
            rows: components["schemas"]["StopOut"][];
        };
        /**
         * FieldOfferOut
         * @description What an engineer is asked to take, until `expires_at`: alone (`offer`; the time is held by `visit`), with some
         *     others, or with all who may (`pool`), and the first has it. `way_minutes`: how long the way is; none for remote
         *     work.
         */
        FieldOfferOut: {
            /**
             * Ends At
             * Format: date-time
             */
            ends_at: string;
            /**
             * Expires At
             * Format: date-time
             */
            expires_at: string;
            /**
             * How
             * @enum {string}
             */
            how: "offer" | "broadcast" | "pool";
            /**
             * Key
             * Format: uuid
             */
            key: string;
            /**
             * Opened At
             * Format: date-time
             */
            opened_at: string;
            order: components["schemas"]["OfferedOrderOut"];
            /** Promised From At */
            promised_from_at: string | null;
            /** Promised Until At */
            promised_until_at: string | null;
            /**
             * Starts At
             * Format: date-time
             */
            starts_at: string;
            /** Urgent */
            urgent: boolean;
            /** Visit */
            visit: string | null;
            /** Way Minutes */
            way_minutes: number | null;
        };
        /**
         * FieldOffersOut
         * @description What is urgent first, then the next to end.
         */
        FieldOffersOut: {
            /**
             * Now
             * Format: date-time
             */
            now: string;
            /** Rows */
            rows: components["schemas"]["FieldOfferOut"][];
        };
        /**
         * FieldOrderOut
         * @description An order's page as the phone has it: whose the visits are, where the place is and when it opens, how to speak to
         *     the contact, what is covered and what it runs on. `may_fill`: whether the company's own fields are the reader's to
         *     fill in.
         */
        FieldOrderOut: {
            /**
             * Act By
             * @enum {string}
             */
            act_by: "" | "response" | "next_update" | "arrival" | "resolution" | "wake";
            /** Act By At */
            act_by_at: string | null;
            asset: components["schemas"]["ThingOut"] | null;
            /** Assignment Count */
            assignment_count: number;
            /** Cancel Reason */
            cancel_reason: string;
            /** Cancelled At */
            cancelled_at: string | null;
            category: components["schemas"]["Bilingual"] | null;
            /** Cause */
            cause: string;
            /**
             * Changed At
             * Format: date-time
             */
            changed_at: string;
            /**
             * Channel
             * @enum {string}
             */
            channel: "web" | "wechat" | "phone" | "email" | "qr" | "api" | "walk_in" | "other";
            /** Clocks */
            clocks: components["schemas"]["ClockOut"][];
            /** Closed At */
            closed_at: string | null;
            contact: components["schemas"]["WhomOut"] | null;
            contract: components["schemas"]["ContractCard"] | null;
            /** Custom */
            custom: components["schemas"]["FieldShown"][];
            customer: components["schemas"]["CustomerCard"] | null;
            /** Description */
            description: string;
            duplicate_of: components["schemas"]["Brief"] | null;
            /** Earlier */
            earlier: components["schemas"]["Brief"][];
            /** Escalation Level */
            escalation_level: number;
            /** Hand Offs */
            hand_offs: components["schemas"]["HandOffOut"][];
            /** Holds */
            holds: components["schemas"]["HoldOut"][];
            /** Impact */
            impact: number | null;
            /**
             * Key
             * Format: uuid
             */
            key: string;
            kind: components["schemas"]["KindOut"];
            last_job: components["schemas"]["LastJobOut"] | null;
            /** May Fill */
            may_fill: boolean;
            /** Moves */
            moves: components["schemas"]["Move"][];
            /** Number */
            number: number;
            owner: components["schemas"]["Named"] | null;
            parent: components["schemas"]["Brief"] | null;
            /** Priority */
            priority: number;
            /** Reopen Count */
            reopen_count: number;
            /**
             * Reported At
             * Format: date-time
             */
            reported_at: string;
            reported_by: components["schemas"]["Named"] | null;
            /** Resolved At */
            resolved_at: string | null;
            /** Responded At */
            responded_at: string | null;
            site: components["schemas"]["PlaceOut"] | null;
            sla: components["schemas"]["Chosen"];
            /** Solution */
            solution: string;
            state: components["schemas"]["Order"];
            state_name: components["schemas"]["OwnName"] | null;
            /** Sub State */
            sub_state: string;
            sub_state_name: components["schemas"]["OwnName"] | null;
            /** Sub States */
            sub_states: components["schemas"]["SubState"][];
            /** Tags */
            tags: string[];
            team: components["schemas"]["Bilingual"] | null;
            /** Title */
            title: string;
            /** Triaged At */
            triaged_at: string | null;
            /** Urgency */
            urgency: number | null;
            /** Version */
            version: number;
            /** Visits */
            visits: components["schemas"]["FieldVisitOut"][];
            /**
             * Wait Reason
             * @enum {string}
             */
            wait_reason: "" | "customer" | "parts" | "vendor" | "other";
            /** Waiting Since At */
            waiting_since_at: string | null;
            /** Wake At */
            wake_at: string | null;
            wish: components["schemas"]["WishOut"] | null;
        };
        /**
         * FieldOut
         * @description Something a condition can be about. Its choices stand here, or are rows of the list that `source` names; instead
         *     of a key, one of `special` can be said. The condition of an SLA policy may be about it where `in_policies` says
         *     so.
         */
        FieldOut: {
            /** Choices */
            choices: components["schemas"]["ChoiceOut"][];
            /** In Policies */
            in_policies: boolean;
            /** Name */
            name: string;
            /** Name En */
            name_en: string;
            /** Name Zh */
            name_zh: string;
            /** Operators */
            operators: components["schemas"]["OperatorOut"][];
            /** Source */
            source: string;
            /** Special */
            special: string[];
            type: components["schemas"]["Type"];
        };
        /**
         * FieldProblem
         * @description One field that cannot be taken as it was sent; `label` is what people call it.
         */
        FieldProblem: {
            /** Code */
            code: string;
            /** Field */
            field: string;
            /** Label */
            label: string;
            /** Message */
            message: string;
        };
        /**
         * FieldShown
         * @description A field on an order: its value (`masked`, where it is personal), what the person or asset in it is called,
         *     whether the form asks for it now, from which step on it is required, and what can be chosen now (null: no
         *     choice).
         */
        FieldShown: {
            /** Choices */
            choices: components["schemas"]["ChoiceRow"][];
            /** Code */
            code: string;
            /**
             * Customers
             * @enum {string}
             */
            customers: "none" | "see" | "fill";
            /** Decimals */
            decimals: number;
            /** High */
            high: number | null;
            /** Hint En */
            hint_en: string;
            /** Hint Zh */
            hint_zh: string;
            /** Low */
            low: number | null;
            /** Masked */
            masked: boolean;
            /** Name */
            name: string;
            /** Name En */
            name_en: string;
            /** Name Zh */
            name_zh: string;
            /** Options */
            options: string[] | null;
            /**
             * Required At
             * @enum {string}
             */
            required_at: "" | "report" | "triage" | "resolve";
            /** Shown */
            shown: boolean;
            type: components["schemas"]["FieldType"];
            /** Unit */
            unit: string;
            /** Value */
            value: string | number | boolean | string[] | null;
        };
        /**
         * FieldsOut
         * @description What this reader can ask of orders, and the columns their lists can have.
         */
        FieldsOut: {
            /** Columns */
            columns: components["schemas"]["ColumnOut"][];
            /** Rows */
            rows: components["schemas"]["FieldOut"][];
        };
        /**
         * FieldType
         * @description What a custom field holds.
         * @enum {string}
         */
        FieldType: "text" | "number" | "choice" | "multi" | "date" | "person" | "asset" | "flag";
        /**
         * FieldVisitOut
         * @description A visit of the reader's: `mine` as its lead, who alone makes its moves.
         */
        FieldVisitOut: {
            /** Arrived At */
            arrived_at: string | null;
            /** Completion Note */
            completion_note: string;
            /** Confirmed At */
            confirmed_at: string | null;
            /** Departed At */
            departed_at: string | null;
            /** Ended At */
            ended_at: string | null;
            /** Ends At */
            ends_at: string | null;
            engineer: components["schemas"]["Named"] | null;
            /**
             * Key
             * Format: uuid
             */
            key: string;
            /** Mates */
            mates: components["schemas"]["Named"][];
            /** Mine */
            mine: boolean;
            /** Moves */
            moves: components["schemas"]["VisitMove"][];
            /** Number */
            number: number;
            /**
             * Outcome
             * @enum {string}
             */
            outcome: "" | "fixed" | "partial" | "needs_part" | "no_fault" | "refused";
            /** Promised From At */
            promised_from_at: string | null;
            /** Promised Until At */
            promised_until_at: string | null;
            /** Starts At */
            starts_at: string | null;
            state: components["schemas"]["Visit"];
            turn: components["schemas"]["TurnOut"] | null;
            /** Version */
            version: number;
        };
        /** FileList */
        FileList: {
            /** Next */
            next: string | null;
            /** Rows */
            rows: components["schemas"]["FileOut"][];
        };
        /**
         * FileOut
         * @description A file of an order; until it is `ready` there is nothing to open. A picture has a width and a height.
         *
         *     `file` is its key as an upload, `reason` why it was refused or is gone, `size` in bytes.
         */
        FileOut: {
            /**
             * At
             * Format: date-time
             */
            at: string;
            by: components["schemas"]["Named"] | null;
            /** By Customer */
            by_customer: boolean;
            /**
             * File
             * Format: uuid
             */
            file: string;
            /** Height */
            height: number | null;
            /**
             * Key
             * Format: uuid
             */
            key: string;
            /** Mine */
            mine: boolean;
            /** Name */
            name: string;
            /** Note */
            note: string | null;
            /** Public */
            public: boolean;
            /** Reason */
            reason: string;
            /** Size */
            size: number | null;
            /**
             * State
             * @enum {string}
             */
            state: "promised" | "uploading" | "checking" | "ready" | "refused" | "gone";
            /** Type */
            type: string;
            /** Visit */
            visit: string | null;
            /** Width */
            width: number | null;
        };
        /** FindQuery */
        FindQuery: {
            /**
             * Q
             * @default
             */
            q?: string;
        };
        /** FirstAdminOut */
        FirstAdminOut: {
            /**
             * Key
             * Format: uuid
             */
            key: string;
        };
        /** FirstRunIn */
        FirstRunIn: {
            /** Email */
            email?: string | null;
            /** Name */
            name: string;
            /** Password */
            password: string;
            /** Phone */
            phone?: string | null;
        };
        /** FirstRunOut */
        FirstRunOut: {
            /** Needed */
            needed: boolean;
        };
        /** FormIn */
        FormIn: {
            /** Items */
            items: components["schemas"]["ItemIn"][];
        };
        /**
         * FormRow
         * @description What a kind asks for, with its conditions in words; the version is the kind's.
         */
        FormRow: {
            /** Items */
            items: components["schemas"]["ItemRow"][];
            /** Kind */
            kind: string;
            /** Version */
            version: number;
        };
        /** FoundAsset */
        FoundAsset: {
            customer: components["schemas"]["Named"];
            /**
             * Key
             * Format: uuid
             */
            key: string;
            /** Matched */
            matched: components["schemas"]["MatchOut"][];
            /** Name */
            name: string;
            product: components["schemas"]["Bilingual"];
            /** Serial */
            serial: string;
        };
        /** FoundCustomer */
        FoundCustomer: {
            /** Code */
            code: string;
            /**
             * Key
             * Format: uuid
             */
            key: string;
            /** Matched */
            matched: components["schemas"]["MatchOut"][];
            /** Name */
            name: string;
            /** Tier */
            tier: string;
        };
        /**
         * FoundLineOut
         * @description An order that was searched for, and where in it stands what was asked.
         */
        FoundLineOut: {
            asset: components["schemas"]["Named"] | null;
            customer: components["schemas"]["Named"] | null;
            /**
             * Key
             * Format: uuid
             */
            key: string;
            /** Matched */
            matched: components["schemas"]["MatchOut"][];
            /** Number */
            number: number;
            /** Priority */
            priority: number;
            /**
             * Reported At
             * Format: date-time
             */
            reported_at: string;
            state: components["schemas"]["Order"];
            state_name: components["schemas"]["OwnName"] | null;
            sub_state_name: components["schemas"]["OwnName"] | null;
            /** Title */
            title: string;
        };
        /** FoundLinesOut */
        FoundLinesOut: {
            /** Next */
            next: string | null;
            /** Rows */
            rows: components["schemas"]["FoundLineOut"][];
        };
        /** FoundOrder */
        FoundOrder: {
            customer: components["schemas"]["Named"] | null;
            /**
             * Key
             * Format: uuid
             */
            key: string;
            /** Matched */
            matched: components["schemas"]["MatchOut"][];
            /** Number */
            number: number;
            /** Priority */
            priority: number;
            state: components["schemas"]["Order"];
            state_name: components["schemas"]["OwnName"] | null;
            sub_state_name: components["schemas"]["OwnName"] | null;
            /** Title */
            title: string;
        };
        /**
         * FoundOut
         * @description A few of each sort, best first.
         */
        FoundOut: {
            /** Assets */
            assets: components["schemas"]["FoundAsset"][];
            /** Customers */
            customers: components["schemas"]["FoundCustomer"][];
            /** Orders */
            orders: components["schemas"]["FoundOrder"][];
            /** People */
            people: components["schemas"]["FoundPerson"][];
        };
        /** FoundPerson */
        FoundPerson: {
            /**
             * Key
             * Format: uuid
             */
            key: string;
            /** Matched */
            matched: components["schemas"]["MatchOut"][];
            /** Name */
            name: string;
            team: components["schemas"]["Bilingual"] | null;
        };
        /**
         * GivenList
         * @description All that stands behind an engineer's figures, in the order of time.
         */
        GivenList: {
            engineer: components["schemas"]["CandidateName"];
            /** Next */
            next: string | null;
            /** Rows */
            rows: components["schemas"]["GivenOut"][];
        };
        /**
         * GivenOrder
         * @description The order a line is of; of one that the reader may not see, only its number.
         */
        GivenOrder: {
            /** Key */
            key: string | null;
            /** Number */
            number: number;
            /** Title */
            title: string;
        };
        /**
         * GivenOut
         * @description A visit (by its number) or, where that is null, a remote order; null minutes were not measured.
         */
        GivenOut: {
            /**
             * At
             * Format: date-time
             */
            at: string;
            /** Minutes */
            minutes: number;
            /** Night */
            night: boolean;
            /** Off */
            off: boolean;
            order: components["schemas"]["GivenOrder"];
            /** Planned */
            planned: number;
            /** Visit */
            visit: number | null;
            /** Way */
            way: number | null;
            /** Worked */
            worked: number | null;
        };
        /** GivenRoleIn */
        GivenRoleIn: {
            /** Role */
            role: string;
        };
        /** GrantIn */
        GrantIn: {
            min_level?: components["schemas"]["Level"] | null;
            /** Right */
            right: string;
            scope: components["schemas"]["Scope"];
        };
        /** GrantOut */
        GrantOut: {
            /** Min Level */
            min_level: number | null;
            /** Right */
            right: string;
            /** Scope */
            scope: string;
        };
        /** HandOffIn */
        HandOffIn: {
            /** Summary */
            summary: string;
            /**
             * To
             * @enum {string}
             */
            to: "rd" | "project";
            /** Wake At */
            wake_at?: string | null;
        };
        /** HandOffOut */
        HandOffOut: {
            /** Answer */
            answer: string;
            /**
             * Changed At
             * Format: date-time
             */
            changed_at: string;
            /**
             * Key
             * Format: uuid
             */
            key: string;
            /** Reference */
            reference: string;
            /**
             * Sent At
             * Format: date-time
             */
            sent_at: string;
            /**
             * State
             * @enum {string}
             */
            state: "sent" | "accepted" | "done" | "rejected";
            /** Summary */
            summary: string;
            /**
             * To
             * @enum {string}
             */
            to: "rd" | "project";
        };
        /**
         * HealthMachineOut
         * @description What the installation runs on.
         */
        HealthMachineOut: {
            /** Connections */
            connections: number;
            /** Connections Allowed */
            connections_allowed: number;
            /** Database Bytes */
            database_bytes: number;
            /**
             * Database Since At
             * Format: date-time
             */
            database_since_at: string;
            /** Disk Bytes */
            disk_bytes: number;
            /** Disk Free Bytes */
            disk_free_bytes: number;
            /** Postgresql */
            postgresql: string;
            /** Version */
            version: string;
        };
        /**
         * HealthReasonOut
         * @description Why, as a code of the product's: never anybody's data.
         */
        HealthReasonOut: {
            /** Count */
            count: number;
            /** Reason */
            reason: string;
        };
        /**
         * HealthTroubleOut
         * @description One kind of thing that was dropped, parked, late, failed or left out, and how often; `mend` names what
         *     `retry_what_failed` takes, or is empty.
         */
        HealthTroubleOut: {
            /** Code */
            code: string;
            /** Count */
            count: number;
            /** Grave */
            grave: boolean;
            /** Last At */
            last_at: string | null;
            /**
             * Mend
             * @enum {string}
             */
            mend: "" | "facts" | "jobs";
            /** Reasons */
            reasons: components["schemas"]["HealthReasonOut"][];
        };
        /**
         * Held
         * @description What an order has in a field, and what the person or asset in it is called.
         */
        Held: {
            /** Name */
            name: string;
            /** Value */
            value: string | number | boolean | string[] | null;
        };
        /**
         * History
         * @description Earlier orders, newest first, the last that was solved, and how many were reported in the last 30 days.
         *
         *     `recent` leaves out the order itself and stops counting at 100.
         */
        History: {
            last: components["schemas"]["Neighbour"] | null;
            /** Recent */
            recent: number;
            /** Rows */
            rows: components["schemas"]["Neighbour"][];
        };
        /** HistoryRow */
        HistoryRow: {
            asset: components["schemas"]["Named"] | null;
            /**
             * Key
             * Format: uuid
             */
            key: string;
            kind: components["schemas"]["KindOut"];
            /** Number */
            number: number;
            owner: components["schemas"]["Named"] | null;
            /** Priority */
            priority: number;
            /** Reopen Count */
            reopen_count: number;
            /**
             * Reported At
             * Format: date-time
             */
            reported_at: string;
            /** Resolved At */
            resolved_at: string | null;
            /** Solution */
            solution: string;
            state: components["schemas"]["Order"];
            state_name: components["schemas"]["OwnName"] | null;
            sub_state_name: components["schemas"]["OwnName"] | null;
            /** Title */
            title: string;
        };
        /** HistoryRows */
        HistoryRows: {
            /** Next */
            next: string | null;
            /** Rows */
            rows: components["schemas"]["HistoryRow"][];
        };
        /** HitOrder */
        HitOrder: {
            /**
             * Key
             * Format: uuid
             */
            key: string;
            /** Number */
            number: number;
            state: components["schemas"]["Order"];
            /** Title */
            title: string;
        };
        /**
         * HitOut
         * @description Somebody who may be calling; `why` is by what they were found, `called` who an order names to be
         *     called with that number, `open` how many orders their company has open.
         */
        HitOut: {
            asset: components["schemas"]["HitThing"] | null;
            /** Called */
            called: string;
            contact: components["schemas"]["Whom"] | null;
            customer: components["schemas"]["CallingFirm"];
            /** Open */
            open: number;
            order: components["schemas"]["HitOrder"] | null;
            /**
             * Why
             * @enum {string}
             */
            why: "number" | "phone" | "serial" | "name";
        };
        /** Hits */
        Hits: {
            /** Rows */
            rows: components["schemas"]["HitOut"][];
        };
        /** HitThing */
        HitThing: {
            /**
             * Key
             * Format: uuid
             */
            key: string;
            /** Name */
            name: string;
            /** Serial */
            serial: string;
        };
        /** HoldIn */
        HoldIn: {
            /** Reason */
            reason: string;
        };
        /**
         * HoldOut
         * @description What blocks the order; with a `checklist`, what is missing on that.
         */
        HoldOut: {
            checklist: components["schemas"]["Bilingual"] | null;
            /**
             * Key
             * Format: uuid
             */
            key: string;
            /** Lifted At */
            lifted_at: string | null;
            /**
             * Placed At
             * Format: date-time
             */
            placed_at: string;
            /** Reason */
            reason: string;
            /** Source */
            source: string;
        };
        /** HoursIn */
        HoursIn: {
            /** Digest At */
            digest_at: number;
            /** Quiet From */
            quiet_from: number;
            /** Quiet Until */
            quiet_until: number;
        };
        /**
         * HoursOut
         * @description In minutes of the day by one's own clock: between these nothing leaves but what is urgent, and when the letter of
         *     the day does.
         */
        HoursOut: {
            /** Digest At */
            digest_at: number;
            /** Quiet From */
            quiet_from: number;
            /** Quiet Until */
            quiet_until: number;
        };
        /** ImportChange */
        ImportChange: {
            /**
             * Delimiter
             * @enum {string}
             */
            delimiter?: "," | ";" | "\t" | "|";
            /**
             * Encoding
             * @enum {string}
             */
            encoding?: "utf-8" | "utf-16" | "gb18030" | "big5" | "shift_jis" | "windows-1252";
            /** Mapping */
            mapping?: {
                [key: string]: components["schemas"]["SourceIn"];
            };
            /** Ready */
            ready?: string;
            /** Sheet */
            sheet?: string;
        };
        /** ImportChoiceOut */
        ImportChoiceOut: {
            /** Name En */
            name_en: string;
            /** Name Zh */
            name_zh: string;
            /** Value */
            value: string;
        };
        /** ImportColumnOut */
        ImportColumnOut: {
            /** Choices */
            choices: components["schemas"]["ImportChoiceOut"][];
            /** Example En */
            example_en: string;
            /** Example Zh */
            example_zh: string;
            /** Kind */
            kind: string;
            /** Name */
            name: string;
            /** Name En */
            name_en: string;
            /** Name Zh */
            name_zh: string;
            /** Required */
            required: boolean;
        };
        /**
         * ImportIn
         * @description A table of this subject, in a file that the sender has uploaded or is uploading.
         */
        ImportIn: {
            /**
             * File
             * Format: uuid
             */
            file: string;
            /** Subject */
            subject: string;
        };
        /**
         * ImportOut
         * @description One table: how it is read, its first rows, which column is which, and how far it is.
         */
        ImportOut: {
            /** Certainty */
            certainty: number | null;
            counts: components["schemas"]["CountsOut"];
            /** Delimiter */
            delimiter: string;
            /** Encoding */
            encoding: string;
            /** Ended At */
            ended_at: string | null;
            /** Expires At */
            expires_at: string | null;
            /** File Name */
            file_name: string;
            /** Format */
            format: string;
            /** Formulas */
            formulas: boolean;
            /** Headers */
            headers: string[];
            /**
             * Key
             * Format: uuid
             */
            key: string;
            /** Lacking */
            lacking: string[];
            /** Mapping */
            mapping: {
                [key: string]: components["schemas"]["SourceOut"];
            };
            /** Message */
            message: string;
            /** Mode */
            mode: string;
            progress: components["schemas"]["ProgressOut"] | null;
            /** Ready */
            ready: string;
            /** Reason */
            reason: string;
            /** Remembered */
            remembered: boolean;
            /** Rows */
            rows: number | null;
            /** Sample */
            sample: string[][];
            /** Sheet */
            sheet: string;
            /** Sheets */
            sheets: string[];
            /**
             * Started At
             * Format: date-time
             */
            started_at: string;
            /**
             * Started By
             * Format: uuid
             */
            started_by: string;
            /**
             * State
             * @enum {string}
             */
            state: "reading" | "unreadable" | "mapped" | "checking" | "checked" | "running" | "done" | "undone" | "stopped" | "failed" | "forgotten";
            /** Subject */
            subject: string;
            /**
             * Touched At
             * Format: date-time
             */
            touched_at: string;
            /** Version */
            version: number;
        };
        /**
         * ImportRowOut
         * @description One table among many.
         */
        ImportRowOut: {
            counts: components["schemas"]["CountsOut"];
            /** Ended At */
            ended_at: string | null;
            /** File Name */
            file_name: string;
            /**
             * Key
             * Format: uuid
             */
            key: string;
            /** Mode */
            mode: string;
            /** Rows */
            rows: number | null;
            /**
             * Started At
             * Format: date-time
             */
            started_at: string;
            /**
             * Started By
             * Format: uuid
             */
            started_by: string;
            /**
             * State
             * @enum {string}
             */
            state: "reading" | "unreadable" | "mapped" | "checking" | "checked" | "running" | "done" | "undone" | "stopped" | "failed" | "forgotten";
            /** Subject */
            subject: string;
            /**
             * Touched At
             * Format: date-time
             */
            touched_at: string;
        };
        /** ImportRows */
        ImportRows: {
            /** Next */
            next: string | null;
            /** Rows */
            rows: components["schemas"]["ImportRowOut"][];
        };
        /** InboxOut */
        InboxOut: {
            /** Next */
            next: string | null;
            /** Rows */
            rows: components["schemas"]["NoticeOut"][];
            /** Unread */
            unread: string;
        };
        /**
         * Industry
         * @description What a customer lives by.
         * @enum {string}
         */
        Industry: "manufacturing" | "electronics" | "automotive" | "food" | "chemicals" | "pharma" | "energy" | "construction" | "property" | "hospitality" | "retail" | "logistics" | "finance" | "healthcare" | "education" | "government" | "technology" | "agriculture" | "other";
        /**
         * InTurnOut
         * @description The visit it was decided about comes `after` another one (their numbers), from `comes_at` on, and whether whoever
         *     makes that is to make this one too.
         */
        InTurnOut: {
            /** After */
            after: number | null;
            /** Comes At */
            comes_at: string | null;
            same_engineer: components["schemas"]["SameEngineer"];
            /** Visit */
            visit: number;
        };
        /**
         * ItemIn
         * @description A field on a form. Its conditions may ask of the order and of fields further up.
         */
        ItemIn: {
            /**
             * Customers
             * @default none
             * @enum {string}
             */
            customers?: "none" | "see" | "fill";
            /** Field */
            field: string;
            /**
             * Limits
             * @default []
             */
            limits?: components["schemas"]["LimitIn"][];
            /** Require When */
            require_when?: {
                [key: string]: unknown;
            } | null;
            /**
             * Required At
             * @default
             * @enum {string}
             */
            required_at?: "" | "report" | "triage" | "resolve";
            /** Show When */
            show_when?: {
                [key: string]: unknown;
            } | null;
        };
        /**
         * ItemKind
         * @description What an item asks for.
         * @enum {string}
         */
        ItemKind: "check" | "number" | "choice" | "text" | "photo" | "signature";
        /** ItemRow */
        ItemRow: {
            /**
             * Customers
             * @enum {string}
             */
            customers: "none" | "see" | "fill";
            /** Field */
            field: string;
            /** Limits */
            limits: components["schemas"]["LimitRow"][];
            /** Require When */
            require_when: {
                [key: string]: unknown;
            } | null;
            /** Require Words */
            require_words: string;
            /**
             * Required At
             * @enum {string}
             */
            required_at: "" | "report" | "triage" | "resolve";
            /** Show When */
            show_when: {
                [key: string]: unknown;
            } | null;
            /** Show Words */
            show_words: string;
        };
        /** JoinedTeamIn */
        JoinedTeamIn: {
            /** Team */
            team: string | null;
        };
        /** KindIn */
        KindIn: {
            /**
             * Auto Triage
             * @default false
             */
            auto_triage?: boolean;
            /**
             * Default Priority
             * @default 2
             */
            default_priority?: number;
            /** Default Team */
            default_team?: string | null;
            /** Name En */
            name_en: string;
            /** Name Zh */
            name_zh: string;
            /**
             * On Site
             * @default true
             */
            on_site?: boolean;
        };
        /** KindOut */
        KindOut: {
            /** Code */
            code: string;
            /** Name En */
            name_en: string;
            /** Name Zh */
            name_zh: string;
        };
        /** KindRow */
        KindRow: {
            /** Auto Triage */
            auto_triage: boolean;
            /** Code */
            code: string;
            /** Default Priority */
            default_priority: number;
            default_team: components["schemas"]["Bilingual"] | null;
            /**
             * Key
             * Format: uuid
             */
            key: string;
            /** Name En */
            name_en: string;
            /** Name Zh */
            name_zh: string;
            /** On Site */
            on_site: boolean;
            /** Version */
            version: number;
        };
        /**
         * LackingOut
         * @description A placeholder without a value (`hidden`: or none for this reader's eyes); `mark` stands for it in the text.
         */
        LackingOut: {
            /** Hidden */
            hidden: boolean;
            /** Label */
            label: string;
            /** Mark */
            mark: string;
            /** Name */
            name: string;
        };
        /**
         * LackList
         * @description Engineers who are never sent, or sent blindly, until something is filled in.
         */
        LackList: {
            /** Next */
            next: string | null;
            /** Rows */
            rows: components["schemas"]["LackOut"][];
        };
        /**
         * LackOut
         * @description What is missing of an engineer, by code and in words.
         */
        LackOut: {
            engineer: components["schemas"]["CandidateName"];
            /** What */
            what: ("no_home" | "null_island" | "swapped" | "no_duty" | "no_skills")[];
            /** Words */
            words: string[];
        };
        /** LastJob */
        LastJob: {
            asset: components["schemas"]["Named"] | null;
            /**
             * Key
             * Format: uuid
             */
            key: string;
            /** Number */
            number: number;
            owner: components["schemas"]["Named"] | null;
            /** Priority */
            priority: number;
            /**
             * Reported At
             * Format: date-time
             */
            reported_at: string;
            /** Resolved At */
            resolved_at: string | null;
            /** Solution */
            solution: string;
            state: components["schemas"]["Order"];
            state_name: components["schemas"]["OwnName"] | null;
            sub_state_name: components["schemas"]["OwnName"] | null;
            /** Title */
            title: string;
        };
        /**
         * LastJobOut
         * @description What was done to this thing before.
         */
        LastJobOut: {
            /**
             * Key
             * Format: uuid
             */
            key: string;
            /** Number */
            number: number;
            /** Resolved At */
            resolved_at: string | null;
            /** Solution */
            solution: string;
            /** Title */
            title: string;
        };
        /** LeaveIn */
        LeaveIn: {
            /**
             * Ends At
             * Format: date-time
             */
            ends_at: string;
            kind: components["schemas"]["LeaveKind"];
            /**
             * Starts At
             * Format: date-time
             */
            starts_at: string;
        };
        /**
         * LeaveKind
         * @description Why somebody is away.
         * @enum {string}
         */
        LeaveKind: "annual" | "sick" | "training" | "other";
        /** LeaveOut */
        LeaveOut: {
            /**
             * Ends At
             * Format: date-time
             */
            ends_at: string;
            /**
             * Key
             * Format: uuid
             */
            key: string;
            /** Kind */
            kind: string;
            /**
             * Starts At
             * Format: date-time
             */
            starts_at: string;
        };
        /** LetterList */
        LetterList: {
            /** Next */
            next: string | null;
            /** Rows */
            rows: components["schemas"]["LetterOut"][];
        };
        /**
         * LetterOut
         * @description A notice on its way to somebody: for the letter of their day if it is a `digest`, due while it waits, with the
         *     kind of trouble where the mail server refused. Expired came too late to be of use, dropped was no longer needed.
         */
        LetterOut: {
            /**
             * At
             * Format: date-time
             */
            at: string;
            /**
             * Channel
             * @constant
             */
            channel: "email";
            /** Digest */
            digest: boolean;
            /**
             * Due At
             * Format: date-time
             */
            due_at: string;
            /** Error */
            error: string;
            /**
             * Key
             * Format: uuid
             */
            key: string;
            /** Read At */
            read_at: string | null;
            /** Sent At */
            sent_at: string | null;
            /**
             * State
             * @enum {string}
             */
            state: "waiting" | "sent" | "failed" | "expired" | "dropped";
            /** Text */
            text: string;
            to: components["schemas"]["Named"];
        };
        /**
         * Level
         * @description An engineer's grade 岗位等级; higher gates more.
         * @enum {integer}
         */
        Level: 1 | 2 | 3;
        /**
         * LimitIn
         * @description While `when` holds, only these choices are offered.
         */
        LimitIn: {
            /** Choices */
            choices: string[];
            /** When */
            when: {
                [key: string]: unknown;
            };
        };
        /** LimitRow */
        LimitRow: {
            /** Choices */
            choices: string[];
            /** When */
            when: {
                [key: string]: unknown;
            };
            /** Words */
            words: string;
        };
        /**
         * LineOut
         * @description An order in one line, with whom it is for.
         */
        LineOut: {
            asset: components["schemas"]["Named"] | null;
            customer: components["schemas"]["Named"] | null;
            /**
             * Key
             * Format: uuid
             */
            key: string;
            /** Number */
            number: number;
            /** Priority */
            priority: number;
            /**
             * Reported At
             * Format: date-time
             */
            reported_at: string;
            state: components["schemas"]["Order"];
            state_name: components["schemas"]["OwnName"] | null;
            sub_state_name: components["schemas"]["OwnName"] | null;
            /** Title */
            title: string;
        };
        /** LinkIn */
        LinkIn: {
            /**
             * Other
             * Format: uuid
             */
            other: string;
        };
        /**
         * Lookalike
         * @description An open order that may be about the same; `likeness` is the share of words, 0 to 1.
         */
        Lookalike: {
            /** Likeness */
            likeness: number;
            order: components["schemas"]["BriefOrder"];
            /** Same Asset */
            same_asset: boolean;
        };
        /**
         * Lookalikes
         * @description Open orders that a new one may only repeat, the likeliest first.
         */
        Lookalikes: {
            /** Alike */
            alike: components["schemas"]["Lookalike"][];
        };
        /**
         * LostChange
         * @description A change that does not hold: the rules that refuse it now, or what has happened since.
         */
        LostChange: {
            order: components["schemas"]["OrderName"];
            /** Visit */
            visit: string | null;
            /** Why */
            why: string[];
        };
        /**
         * MacroChangeIn
         * @description What changes of it; what is left out stays as it is.
         */
        MacroChangeIn: {
            /** Filter */
            filter?: {
                [key: string]: unknown;
            } | null;
            /** Name En */
            name_en?: string;
            /** Name Zh */
            name_zh?: string;
            /** Position */
            position?: number;
            /** Steps */
            steps?: components["schemas"]["StepIn"][];
        };
        /**
         * MacroIn
         * @description Steps to keep: for oneself, for a team (named by `team`), or for everybody; offered where `filter` holds.
         */
        MacroIn: {
            /** Filter */
            filter?: {
                [key: string]: unknown;
            } | null;
            /** Name En */
            name_en: string;
            /** Name Zh */
            name_zh: string;
            /**
             * Position
             * @default 0
             */
            position?: number;
            /** Steps */
            steps: components["schemas"]["StepIn"][];
            /** Team */
            team?: string | null;
            /**
             * Whose
             * @default me
             * @enum {string}
             */
            whose?: "me" | "team" | "all";
        };
        /** MacroOut */
        MacroOut: {
            /** Archived */
            archived: boolean;
            /** Filter */
            filter: {
                [key: string]: unknown;
            } | null;
            /**
             * Key
             * Format: uuid
             */
            key: string;
            /** May Change */
            may_change: boolean;
            /** Name En */
            name_en: string;
            /** Name Zh */
            name_zh: string;
            /** Names */
            names: {
                [key: string]: components["schemas"]["OwnName"];
            };
            /** Position */
            position: number;
            /** Steps */
            steps: components["schemas"]["StepOut"][];
            team: components["schemas"]["Bilingual"] | null;
            /** Trouble */
            trouble: string;
            /** Used */
            used: number;
            /** Version */
            version: number;
            /**
             * Whose
             * @enum {string}
             */
            whose: "me" | "team" | "all";
            /** Words */
            words: string;
        };
        /**
         * MacroRow
         * @description A macro as this reader has it. With `trouble` (a code) its condition asks of what they may not know of, or of
         *     what is no more, and it is offered to them nowhere.
         */
        MacroRow: {
            /** Archived */
            archived: boolean;
            /** Filter */
            filter: {
                [key: string]: unknown;
            } | null;
            /**
             * Key
             * Format: uuid
             */
            key: string;
            /** May Change */
            may_change: boolean;
            /** Name En */
            name_en: string;
            /** Name Zh */
            name_zh: string;
            /** Position */
            position: number;
            /** Steps */
            steps: components["schemas"]["StepOut"][];
            team: components["schemas"]["Bilingual"] | null;
            /** Trouble */
            trouble: string;
            /** Used */
            used: number;
            /** Version */
            version: number;
            /**
             * Whose
             * @enum {string}
             */
            whose: "me" | "team" | "all";
            /** Words */
            words: string;
        };
        /**
         * MacrosOut
         * @description The reader's macros; `names` says what the keys in their steps stand for.
         */
        MacrosOut: {
            /** Names */
            names: {
                [key: string]: components["schemas"]["OwnName"];
            };
            /** Placeholders */
            placeholders: components["schemas"]["PlaceholderOut"][];
            /** Rows */
            rows: components["schemas"]["MacroRow"][];
        };
        /**
         * Mail
         * @description How somebody wants to hear of a kind of notice by e-mail: not, at once, or once a day with all the others.
         * @enum {string}
         */
        Mail: "no" | "at_once" | "digest";
        /**
         * MapOut
         * @description `source` null: no tiles are set, and the ground is schematic.
         */
        MapOut: {
            source: components["schemas"]["MapSource"] | null;
            /** Territories */
            territories: components["schemas"]["MapTerritory"][];
        };
        /**
         * MapPlace
         * @description A point on earth, WGS-84.
         */
        MapPlace: {
            /** Latitude */
            latitude: number;
            /** Longitude */
            longitude: number;
        };
        /**
         * MapSource
         * @description Whose tiles lie beneath. `sheets`: the layers from the ground up, each with the addresses that serve it, as
         *     templates of {z}, {x} and {y}; of `pmtiles` the one file. `datum`: where they put things.
         */
        MapSource: {
            /** Attribution */
            attribution: string;
            /**
             * Datum
             * @enum {string}
             */
            datum: "wgs84" | "gcj02";
            /**
             * Kind
             * @enum {string}
             */
            kind: "raster" | "vector" | "pmtiles";
            /** Max Zoom */
            max_zoom: number;
            /** Sheets */
            sheets: string[][];
        };
        /**
         * MapTerritory
         * @description A territory as the hull of the sites served in it; fewer than three corners are no area.
         */
        MapTerritory: {
            /**
             * Key
             * Format: uuid
             */
            key: string;
            /** Name */
            name: string;
            /** Ring */
            ring: components["schemas"]["MapPlace"][];
        };
        /**
         * MatchOut
         * @description A field in which some of what was asked stands: its text in parts, of a long one the surroundings.
         */
        MatchOut: {
            /**
             * Field
             * @enum {string}
             */
            field: "number" | "title" | "description" | "customer" | "code" | "asset" | "serial" | "batch" | "product" | "tags" | "reference" | "name" | "contact" | "phone" | "email" | "custom";
            /** Parts */
            parts: components["schemas"]["PartOut"][];
        };
        /** MeIn */
        MeIn: {
            /** Language */
            language?: string | null;
            /** Zone */
            zone?: string | null;
        };
        /** MentorEndIn */
        MentorEndIn: {
            /**
             * Ended On
             * Format: date
             */
            ended_on: string;
        };
        /** MentorIn */
        MentorIn: {
            /**
             * Mentor
             * Format: uuid
             */
            mentor: string;
            /**
             * Started On
             * Format: date
             */
            started_on: string;
        };
        /** MentorOut */
        MentorOut: {
            /**
             * Key
             * Format: uuid
             */
            key: string;
            /** Name */
            name: string;
        };
        /** MeOut */
        MeOut: {
            /**
             * Key
             * Format: uuid
             */
            key: string;
            /** Language */
            language: string;
            /** Name */
            name: string;
            /** Rights */
            rights: {
                [key: string]: string[];
            };
            team: components["schemas"]["TeamRef"] | null;
            /** Version */
            version: number;
            /** Zone */
            zone: string;
        };
        /** MergeCategoryIn */
        MergeCategoryIn: {
            /**
             * Into
             * Format: uuid
             */
            into: string;
        };
        /** MergeIn */
        MergeIn: {
            /**
             * Into
             * Format: uuid
             */
            into: string;
        };
        /**
         * MinutesOut
         * @description Minutes of each kind.
         */
        MinutesOut: {
            /** Travel */
            travel: number;
            /** Wait */
            wait: number;
            /** Work */
            work: number;
        };
        /**
         * Move
         * @description A move this reader may make now; `primary` is the likeliest. It `asks` for custom fields (by code) that the form
         *     requires by then and the order lacks.
         */
        Move: {
            /** Asks */
            asks: string[];
            move: components["schemas"]["OrderMove"];
            /** Needs */
            needs: components["schemas"]["Need"][];
            /** Primary */
            primary: boolean;
        };
        /**
         * MoveIn
         * @description To a site of the same customer, or with `customer` of another; a null site is a place we do not know.
         */
        MoveIn: {
            /** Customer */
            customer?: string | null;
            /** Site */
            site: string | null;
        };
        /**
         * MyStandingOut
         * @description How the reader stood when an order was decided last; `behind`: the objectives that cost them most;
         *     `other_wanted`: whoever was chosen was to go rather than others.
         */
        MyStandingOut: {
            /** Able */
            able: number;
            /**
             * At
             * Format: date-time
             */
            at: string;
            /** Behind */
            behind: ("fit" | "travel" | "load" | "promise" | "continuity" | "fairness" | "language" | "overtime" | "efficiency" | "territory")[];
            /** Candidates */
            candidates: number;
            /** Chosen */
            chosen: boolean;
            /** Number */
            number: number;
            /** Other Wanted */
            other_wanted: boolean;
            /** Policy En */
            policy_en: string;
            /** Policy Zh */
            policy_zh: string;
            standing: components["schemas"]["StandingOut"];
        };
        /**
         * Named
         * @description A thing with one name.
         */
        Named: {
            /**
             * Key
             * Format: uuid
             */
            key: string;
            /** Name */
            name: string;
        };
        /**
         * NamedOrder
         * @description An order by its number.
         */
        NamedOrder: {
            /**
             * Key
             * Format: uuid
             */
            key: string;
            /** Number */
            number: number;
        };
        /**
         * NamedSkill
         * @description With the skill's names of today.
         */
        NamedSkill: {
            /** Least */
            least: number;
            /** Name En */
            name_en: string;
            /** Name Zh */
            name_zh: string;
            /** Skill */
            skill: string;
        };
        /**
         * Need
         * @description A fact a move asks for.
         */
        Need: {
            /**
             * Choices
             * @default []
             */
            choices?: string[];
            /** Name */
            name: string;
            /** Required */
            required: boolean;
            /**
             * Type
             * @enum {string}
             */
            type: "text" | "line" | "choice" | "datetime" | "person" | "team" | "order" | "priority";
        };
        /**
         * Neighbour
         * @description Another order, and what it came to: the outcome of its last visit, or how it was solved.
         */
        Neighbour: {
            asset: components["schemas"]["Named"] | null;
            /**
             * Key
             * Format: uuid
             */
            key: string;
            kind: components["schemas"]["KindOut"];
            /** Number */
            number: number;
            outcome: components["schemas"]["Outcome"] | null;
            owner: components["schemas"]["Named"] | null;
            /** Priority */
            priority: number;
            /**
             * Reported At
             * Format: date-time
             */
            reported_at: string;
            /** Resolved At */
            resolved_at: string | null;
            /** Solution */
            solution: string;
            state: components["schemas"]["Order"];
            state_name: components["schemas"]["OwnName"] | null;
            sub_state_name: components["schemas"]["OwnName"] | null;
            /** Title */
            title: string;
        };
        /**
         * NextTimeIn
         * @description Where the next time lies outside the window the customer was promised, `over_promise` with a `reason`; they hear
         *     of it.
         */
        NextTimeIn: {
            /**
             * Over Promise
             * @default false
             */
            over_promise?: boolean;
            /**
             * Reason
             * @default
             */
            reason?: string;
        };
        /**
         * NightIn
         * @description The days that every team is planned for, each by a proposal of its own.
         */
        NightIn: {
            /**
             * Since
             * Format: date
             */
            since: string;
            /**
             * Until
             * Format: date
             */
            until: string;
        };
        /** NoAccessIn */
        NoAccessIn: {
            /**
             * Note
             * @default
             */
            note?: string;
            /** Wake At */
            wake_at?: string | null;
        };
        /**
         * NoteIn
         * @description What is said; it may be said by `files` alone (keys of the sender's uploads). `templates`: the reply templates it
         *     was written from, which are counted.
         */
        NoteIn: {
            /**
             * Body
             * @default
             */
            body?: string;
            /**
             * Files
             * @default []
             */
            files?: string[];
            /** Key */
            key?: string | null;
            /**
             * Mentions
             * @default []
             */
            mentions?: string[];
            /**
             * Public
             * @default false
             */
            public?: boolean;
            /**
             * Templates
             * @default []
             */
            templates?: string[];
        };
        /** NoteOnlyIn */
        NoteOnlyIn: {
            /**
             * Note
             * @default
             */
            note?: string;
        };
        /** NoteOut */
        NoteOut: {
            /** Body Html */
            body_html: string;
            /** Erased */
            erased: boolean;
            /**
             * Key
             * Format: uuid
             */
            key: string;
            /** Public */
            public: boolean;
        };
        /**
         * NothingIn
         * @description A verb that needs no facts.
         */
        NothingIn: Record<string, never>;
        /**
         * NoticeOut
         * @description A notice in the reader's words; `title` is what the subject is called, where the reader may see it.
         */
        NoticeOut: {
            /**
             * At
             * Format: date-time
             */
            at: string;
            /** Code */
            code: string;
            /** Deliveries */
            deliveries: components["schemas"]["DeliveryOut"][];
            /** Facts */
            facts: {
                [key: string]: unknown;
            };
            /**
             * Key
             * Format: uuid
             */
            key: string;
            /** Read At */
            read_at: string | null;
            /** Subject */
            subject: string | null;
            /** Text */
            text: string;
            /** Title */
            title: string | null;
            /** Withdrawn At */
            withdrawn_at: string | null;
        };
        /**
         * NumberLimits
         * @description One of the plain figures of a policy, or of how whoever is found is asked.
         */
        NumberLimits: {
            /** Least */
            least: number;
            /** Most */
            most: number;
            /** Name */
            name: string;
            /** Usual */
            usual: number;
        };
        /**
         * NumberOut
         * @description Whom to call, by which number.
         */
        NumberOut: {
            /** Name */
            name: string;
            /** Phone */
            phone: string;
        };
        /**
         * ObjectiveLimits
         * @description An objective, and its usual scale in minutes or visits where it has one.
         */
        ObjectiveLimits: {
            /**
             * Name
             * @enum {string}
             */
            name: "fit" | "travel" | "load" | "promise" | "continuity" | "fairness" | "language" | "overtime" | "efficiency" | "territory";
            /** Scale */
            scale: number | null;
        };
        /**
         * OfferedList
         * @description What is over soonest first.
         */
        OfferedList: {
            /** Next */
            next: string | null;
            /** Rows */
            rows: components["schemas"]["OfferedRow"][];
        };
        /**
         * OfferedOrderOut
         * @description As much of an order as one needs to say yes or no to it.
         */
        OfferedOrderOut: {
            /** Address */
            address: string;
            /** Asset */
            asset: string;
            /** Customer */
            customer: string;
            /**
             * Key
             * Format: uuid
             */
            key: string;
            kind: components["schemas"]["KindOut"];
            /** Number */
            number: number;
            /** Priority */
            priority: number;
            /** Title */
            title: string;
        };
        /** OfferedOut */
        OfferedOut: {
            /**
             * Key
             * Format: uuid
             */
            key: string;
            /** Name En */
            name_en: string;
            /** Name Zh */
            name_zh: string;
            /** Steps */
            steps: components["schemas"]["StepOut"][];
            /** Version */
            version: number;
            /**
             * Whose
             * @enum {string}
             */
            whose: "me" | "team" | "all";
        };
        /**
         * OfferedRow
         * @description An order somebody is asked about now, with the decision that found them; of many ten, who answered first.
         */
        OfferedRow: {
            decision: components["schemas"]["DecisionOut"];
            /** May Send */
            may_send: boolean;
            order: components["schemas"]["Row"];
            round: components["schemas"]["RoundOut"];
        };
        /**
         * OfferedWindow
         * @description From when until when somebody arrives, and of which day it is where that is.
         */
        OfferedWindow: {
            /**
             * Day
             * Format: date
             */
            day: string;
            /**
             * From At
             * Format: date-time
             */
            from_at: string;
            /**
             * Until At
             * Format: date-time
             */
            until_at: string;
        };
        /**
         * OfferedWindows
         * @description The windows of a day by the clock of the place, see what is written.
         */
        OfferedWindows: {
            /** Begins Minute */
            begins_minute: number;
            /** Cancel Cutoff Minutes */
            cancel_cutoff_minutes: number;
            /** Capacity */
            capacity: number | null;
            /** Days Ahead */
            days_ahead: number;
            /** Ends Minute */
            ends_minute: number;
            /** Hold Minutes */
            hold_minutes: number;
            /** Lead Minutes */
            lead_minutes: number;
            /** Length Minutes */
            length_minutes: number;
            /** Move Cutoff Minutes */
            move_cutoff_minutes: number;
            /** Pause */
            pause: number[] | null;
            /** Portal */
            portal: boolean;
            /** Step Minutes */
            step_minutes: number;
            /** Weekdays */
            weekdays: number[];
        };
        /**
         * OfferedWindowsIn
         * @description The windows of a day by the clock of the place: from which to which minute (the day goes on after 1440), how long
         *     and how far apart, on which days of the week (0 is Monday), but for a pause. `lead_minutes` before it begins at the
         *     least, and `days_ahead` at the most, a window can be chosen; it is held for `hold_minutes`; `capacity` orders may
         *     have the same (null: as many as somebody can go to). Until a cut-off before it begins the customer may move or
         *     cancel it alone; `portal`: they may choose for themselves, too.
         */
        OfferedWindowsIn: {
            /**
             * Begins Minute
             * @default 540
             */
            begins_minute?: number;
            /**
             * Cancel Cutoff Minutes
             * @default 240
             */
            cancel_cutoff_minutes?: number;
            /** Capacity */
            capacity?: number | null;
            /**
             * Days Ahead
             * @default 14
             */
            days_ahead?: number;
            /**
             * Ends Minute
             * @default 1080
             */
            ends_minute?: number;
            /**
             * Hold Minutes
             * @default 5
             */
            hold_minutes?: number;
            /**
             * Lead Minutes
             * @default 240
             */
            lead_minutes?: number;
            /**
             * Length Minutes
             * @default 120
             */
            length_minutes?: number;
            /**
             * Move Cutoff Minutes
             * @default 240
             */
            move_cutoff_minutes?: number;
            /** Pause */
            pause?: number[] | null;
            /**
             * Portal
             * @default true
             */
            portal?: boolean;
            /**
             * Step Minutes
             * @default 120
             */
            step_minutes?: number;
            /**
             * Weekdays
             * @default [
             *       0,
             *       1,
             *       2,
             *       3,
             *       4
             *     ]
             */
            weekdays?: number[];
        };
        /**
         * OfferIn
         * @description What is not told is as the policy has it; where that sends outright, one is asked. Where somebody would begin
         *     outside the window the customer was promised, `over_promise` with a `reason`; they hear of it with the first yes.
         */
        OfferIn: {
            /** How */
            how?: ("offer" | "broadcast" | "pool") | null;
            /** Minutes */
            minutes?: number | null;
            /**
             * Over Promise
             * @default false
             */
            over_promise?: boolean;
            /** People */
            people?: number | null;
            /**
             * Reason
             * @default
             */
            reason?: string;
        };
        /**
         * OfferOut
         * @description Who was asked, for when, and what they said; their own words are in the note.
         */
        OfferOut: {
            /** Answered At */
            answered_at: string | null;
            /**
             * Ends At
             * Format: date-time
             */
            ends_at: string;
            engineer: components["schemas"]["CandidateName"];
            /**
             * Key
             * Format: uuid
             */
            key: string;
            /** Note */
            note: string | null;
            /** Reason */
            reason: ("schedule" | "skill" | "location" | "parts" | "customer_absent" | "duplicate" | "other") | "";
            /**
             * Starts At
             * Format: date-time
             */
            starts_at: string;
            /**
             * State
             * @enum {string}
             */
            state: "open" | "accepted" | "declined" | "expired" | "gone" | "withdrawn";
            /** Visit */
            visit: string | null;
            /** Way Minutes */
            way_minutes: number;
        };
        /**
         * OffersOut
         * @description The macros for an order; `names` as above.
         */
        OffersOut: {
            /** Names */
            names: {
                [key: string]: components["schemas"]["OwnName"];
            };
            /** Rows */
            rows: components["schemas"]["OfferedOut"][];
        };
        /**
         * OperationIn
         * @description One thing that was done on a phone. `at` is the phone's own time; `facts` are those its kind asks for.
         */
        OperationIn: {
            /**
             * At
             * Format: date-time
             */
            at: string;
            /** Base Version */
            base_version?: number | null;
            /**
             * Device
             * Format: uuid
             */
            device: string;
            /**
             * Facts
             * @default {}
             */
            facts?: {
                [key: string]: unknown;
            };
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Kind */
            kind: string;
            /** Seq */
            seq: number;
            /**
             * Subject
             * Format: uuid
             */
            subject: string;
        };
        /**
         * OperationsIn
         * @description What a phone has to tell; `sent_at` is what time it has as it sends, so that a wrong clock can be told.
         */
        OperationsIn: {
            /** Operations */
            operations: components["schemas"]["OperationIn"][];
            /**
             * Sent At
             * Format: date-time
             */
            sent_at: string;
        };
        /** OperatorOut */
        OperatorOut: {
            /** Op */
            op: string;
            wants: components["schemas"]["Wants"];
        };
        /**
         * OptionTaken
         * @description An alternative: how many it needs at least, its seats, and if nobody goes by it, why in words.
         */
        OptionTaken: {
            /** Chosen */
            chosen: boolean;
            /** People */
            people: number;
            /** Seats */
            seats: components["schemas"]["SeatTaken"][];
            /** Words */
            words: string;
        };
        /**
         * Order
         * @description Where an order stands. Teams may rename these and add sub-states as data; code keys on these alone.
         * @enum {string}
         */
        Order: "reported" | "triaged" | "assigned" | "working" | "waiting" | "resolved" | "closed" | "cancelled";
        /**
         * OrderAppointments
         * @description What is held and confirmed for an order now, and what was chosen for it before, the latest first; `offered`:
         *     whether a rule offers windows to such an order as it stands now.
         */
        OrderAppointments: {
            confirmed: components["schemas"]["AppointmentOut"] | null;
            held: components["schemas"]["AppointmentOut"] | null;
            /** May Arrange */
            may_arrange: boolean;
            /** Offered */
            offered: boolean;
            /** Rows */
            rows: components["schemas"]["AppointmentOut"][];
            /** Zone */
            zone: string;
        };
        /**
         * OrderCrewIn
         * @description What one order needs, and why; null: one person, whatever a rule says.
         */
        OrderCrewIn: {
            crew: components["schemas"]["CrewIn"] | null;
            /** Reason */
            reason: string;
        };
        /**
         * OrderCrewOut
         * @description What was said of an order by hand, since when and by whom, and until when it counted.
         */
        OrderCrewOut: {
            /** Counts */
            counts: boolean;
            crew: components["schemas"]["Crew"] | null;
            /**
             * Key
             * Format: uuid
             */
            key: string;
            /** Lifted At */
            lifted_at: string | null;
            lifted_by: components["schemas"]["CandidateName"] | null;
            /** Reason */
            reason: string;
            /**
             * Set At
             * Format: date-time
             */
            set_at: string;
            set_by: components["schemas"]["CandidateName"] | null;
        };
        /**
         * OrderCrewShown
         * @description What an order needs of people now (null: one person), and whether that was said of the order or is a rule; what
         *     was ever said of it, the latest first; `may_set`: the reader may say so now.
         */
        OrderCrewShown: {
            crew: components["schemas"]["Crew"] | null;
            /** May Set */
            may_set: boolean;
            /** People */
            people: number;
            /** Rows */
            rows: components["schemas"]["OrderCrewOut"][];
            /** Source */
            source: ("order" | "rule") | null;
        };
        /**
         * OrderMove
         * @description What can be done to an order; each has a key in the table below, a right in rules.py and an address.
         * @enum {string}
         */
        OrderMove: "triage" | "assign" | "release" | "start" | "wait" | "resume" | "hand_off" | "escalate" | "resolve" | "confirm" | "close" | "reopen" | "cancel" | "merge";
        /**
         * OrderName
         * @description An order as a change names it; without a title where the reader does not see it.
         */
        OrderName: {
            /**
             * Key
             * Format: uuid
             */
            key: string;
            /** Number */
            number: number;
            /** Priority */
            priority: number;
            /** Title */
            title: string;
        };
        /**
         * OrderOut
         * @description Everything the page of one order shows.
         */
        OrderOut: {
            /**
             * Act By
             * @enum {string}
             */
            act_by: "" | "response" | "next_update" | "arrival" | "resolution" | "wake";
            /** Act By At */
            act_by_at: string | null;
            asset: components["schemas"]["AssetCard"] | null;
            /** Assignment Count */
            assignment_count: number;
            /** Cancel Reason */
            cancel_reason: string;
            /** Cancelled At */
            cancelled_at: string | null;
            category: components["schemas"]["Bilingual"] | null;
            /** Cause */
            cause: string;
            /**
             * Changed At
             * Format: date-time
             */
            changed_at: string;
            /**
             * Channel
             * @enum {string}
             */
            channel: "web" | "wechat" | "phone" | "email" | "qr" | "api" | "walk_in" | "other";
            /** Clocks */
            clocks: components["schemas"]["ClockOut"][];
            /** Closed At */
            closed_at: string | null;
            contact: components["schemas"]["ContactCard"] | null;
            contract: components["schemas"]["ContractCard"] | null;
            /** Custom */
            custom: components["schemas"]["FieldShown"][];
            customer: components["schemas"]["CustomerCard"] | null;
            /** Description */
            description: string;
            duplicate_of: components["schemas"]["Brief"] | null;
            /** Earlier */
            earlier: components["schemas"]["Brief"][];
            /** Escalation Level */
            escalation_level: number;
            /** Hand Offs */
            hand_offs: components["schemas"]["HandOffOut"][];
            /** Holds */
            holds: components["schemas"]["HoldOut"][];
            /** Impact */
            impact: number | null;
            /**
             * Key
             * Format: uuid
             */
            key: string;
            kind: components["schemas"]["KindOut"];
            /** Moves */
            moves: components["schemas"]["Move"][];
            /** Number */
            number: number;
            owner: components["schemas"]["Named"] | null;
            parent: components["schemas"]["Brief"] | null;
            /** Priority */
            priority: number;
            /** Reopen Count */
            reopen_count: number;
            /**
             * Reported At
             * Format: date-time
             */
            reported_at: string;
            reported_by: components["schemas"]["Named"] | null;
            /** Resolved At */
            resolved_at: string | null;
            /** Responded At */
            responded_at: string | null;
            site: components["schemas"]["SiteCard"] | null;
            sla: components["schemas"]["Chosen"];
            /** Solution */
            solution: string;
            state: components["schemas"]["Order"];
            state_name: components["schemas"]["OwnName"] | null;
            /** Sub State */
            sub_state: string;
            sub_state_name: components["schemas"]["OwnName"] | null;
            /** Sub States */
            sub_states: components["schemas"]["SubState"][];
            /** Tags */
            tags: string[];
            team: components["schemas"]["Bilingual"] | null;
            /** Title */
            title: string;
            /** Triaged At */
            triaged_at: string | null;
            /** Urgency */
            urgency: number | null;
            /** Version */
            version: number;
            /** Visits */
            visits: components["schemas"]["VisitOut"][];
            /**
             * Wait Reason
             * @enum {string}
             */
            wait_reason: "" | "customer" | "parts" | "vendor" | "other";
            /** Waiting Since At */
            waiting_since_at: string | null;
            /** Wake At */
            wake_at: string | null;
            wish: components["schemas"]["WishOut"] | null;
        };
        /**
         * OrderTimeOut
         * @description The time that went into an order, oldest first. What is struck out is listed, and not counted.
         */
        OrderTimeOut: {
            /** May Log */
            may_log: boolean;
            /**
             * Now
             * Format: date-time
             */
            now: string;
            /** Rows */
            rows: components["schemas"]["WorklogOut"][];
            sums: components["schemas"]["MinutesOut"];
        };
        /**
         * Outcome
         * @description What a visit came to. Only `fixed` and `no_fault` let its order be resolved.
         * @enum {string}
         */
        Outcome: "fixed" | "partial" | "needs_part" | "no_fault" | "refused";
        /**
         * OutcomeOut
         * @description What came of one row; `subject` is the key of what it made or found.
         */
        OutcomeOut: {
            /** Number */
            number: number;
            /**
             * Outcome
             * @enum {string}
             */
            outcome: "created" | "updated" | "unchanged" | "skipped" | "wrong";
            /** Subject */
            subject: string | null;
            /** Troubles */
            troubles: components["schemas"]["TroubleOut"][];
        };
        /** OutcomeRows */
        OutcomeRows: {
            /** Next */
            next: string | null;
            /** Rows */
            rows: components["schemas"]["OutcomeOut"][];
        };
        /**
         * OutOfTurnList
         * @description What stands so longest first.
         */
        OutOfTurnList: {
            /** Rows */
            rows: components["schemas"]["OutOfTurnRow"][];
        };
        /**
         * OutOfTurnRow
         * @description A visit that was planned and cannot be made like that, and why; `may_move`: to the next time that fits.
         */
        OutOfTurnRow: {
            /** Ends At */
            ends_at: string | null;
            engineer: components["schemas"]["CandidateName"] | null;
            /**
             * Key
             * Format: uuid
             */
            key: string;
            /** May Move */
            may_move: boolean;
            /** Number */
            number: number;
            order: components["schemas"]["Row"];
            /** Starts At */
            starts_at: string | null;
            turn: components["schemas"]["TurnOut"];
        };
        /**
         * OwnName
         * @description A name in both languages, without a key: what a team, or the company, calls a state; a model's name.
         */
        OwnName: {
            /** Name En */
            name_en: string;
            /** Name Zh */
            name_zh: string;
        };
        /** OwnSkillIn */
        OwnSkillIn: {
            /** Proficiency */
            proficiency: number;
            /**
             * Valid From
             * Format: date
             */
            valid_from: string;
            /** Valid Until */
            valid_until?: string | null;
        };
        /** OwnSkillOut */
        OwnSkillOut: {
            /** Proficiency */
            proficiency: number;
            /** Skill */
            skill: string;
            /**
             * Valid From
             * Format: date
             */
            valid_from: string;
            /** Valid Until */
            valid_until: string | null;
        };
        /**
         * PartOut
         * @description A piece of a text, and whether it is what was asked for.
         */
        PartOut: {
            /** Hit */
            hit: boolean;
            /** Text */
            text: string;
        };
        /** PartRow */
        PartRow: {
            /**
             * Key
             * Format: uuid
             */
            key: string;
            /** Name */
            name: string;
            product: components["schemas"]["ProductNamed"];
            /** Serial */
            serial: string;
        };
        /**
         * PartsIn
         * @description Parts by their numbers; null: all that were not taken.
         */
        PartsIn: {
            /** Parts */
            parts?: number[] | null;
        };
        /**
         * PartVerdict
         * @description Whether a part holds at this moment.
         */
        PartVerdict: {
            /** Holds */
            holds: boolean;
            /** Lost */
            lost: components["schemas"]["LostChange"][];
            /** Part */
            part: number;
        };
        /**
         * PartVerdicts
         * @description Of each part.
         */
        PartVerdicts: {
            /** Rows */
            rows: components["schemas"]["PartVerdict"][];
        };
        /** PasswordIn */
        PasswordIn: {
            /** Password */
            password: string;
        };
        /** PeopleOut */
        PeopleOut: {
            /** Next */
            next: string | null;
            /** Rows */
            rows: components["schemas"]["PersonRow"][];
        };
        /** PeopleQuery */
        PeopleQuery: {
            /**
             * Archived
             * @default false
             */
            archived?: boolean;
            /** Cursor */
            cursor?: string | null;
            /**
             * Customers
             * @default false
             */
            customers?: boolean;
            level?: components["schemas"]["Level"] | null;
            /**
             * Limit
             * @default 50
             */
            limit?: number;
            /**
             * Role
             * @default
             */
            role?: string;
            /**
             * Search
             * @default
             */
            search?: string;
            /**
             * Skill
             * @default
             */
            skill?: string;
            /** Team */
            team?: string | null;
        };
        /** PersonChange */
        PersonChange: {
            /** Email */
            email?: string | null;
            /**
             * Language
             * @default
             */
            language?: string;
            /**
             * Name
             * @default
             */
            name?: string;
            /** Phone */
            phone?: string | null;
            /**
             * Zone
             * @default
             */
            zone?: string;
        };
        /** PersonIn */
        PersonIn: {
            /** Email */
            email?: string | null;
            /**
             * Is Customer
             * @default false
             */
            is_customer?: boolean;
            /**
             * Language
             * @default zh-CN
             */
            language?: string;
            /** Name */
            name: string;
            /** Password */
            password?: string | null;
            /** Phone */
            phone?: string | null;
            /**
             * Roles
             * @default []
             */
            roles?: string[];
            /** Team */
            team?: string | null;
            /**
             * Territories
             * @default []
             */
            territories?: string[];
            /**
             * Zone
             * @default Asia/Shanghai
             */
            zone?: string;
        };
        /**
         * PersonOut
         * @description A person, and in `may` what this reader may do about them.
         */
        PersonOut: {
            /** Archived */
            archived: boolean;
            /** Email */
            email: string | null;
            /** Erased */
            erased: boolean;
            /** Is Customer */
            is_customer: boolean;
            /**
             * Key
             * Format: uuid
             */
            key: string;
            /** Language */
            language: string;
            /** Level */
            level: number | null;
            /** May */
            may: ("edit" | "sign_in" | "end" | "engineer" | "schedule" | "export" | "erase")[];
            /** Name */
            name: string;
            /** Phone */
            phone: string | null;
            /** Roles */
            roles: string[];
            team: components["schemas"]["TeamRef"] | null;
            /** Territories */
            territories: string[];
            /** Version */
            version: number;
            /** Zone */
            zone: string;
        };
        /** PersonRow */
        PersonRow: {
            /** Archived */
            archived: boolean;
            /** Email */
            email: string | null;
            /** Erased */
            erased: boolean;
            /** Is Customer */
            is_customer: boolean;
            /**
             * Key
             * Format: uuid
             */
            key: string;
            /** Level */
            level: number | null;
            /** Name */
            name: string;
            /** Phone */
            phone: string | null;
            /** Roles */
            roles: string[];
            team: components["schemas"]["TeamRef"] | null;
            /** Version */
            version: number;
        };
        /**
         * PersonTimeOut
         * @description A person's time from `since` to `until`, by days of their own zone, and what of theirs runs now.
         *
         *     `sums` and `days` are of the whole range, `rows` a page of it.
         */
        PersonTimeOut: {
            /** Days */
            days: components["schemas"]["TimeDayOut"][];
            /** Next */
            next: string | null;
            /**
             * Now
             * Format: date-time
             */
            now: string;
            person: components["schemas"]["Named"];
            /** Rows */
            rows: components["schemas"]["TimeRowOut"][];
            running: components["schemas"]["TimeRowOut"] | null;
            /**
             * Since
             * Format: date
             */
            since: string;
            sums: components["schemas"]["MinutesOut"];
            /**
             * Until
             * Format: date
             */
            until: string;
            /** Zone */
            zone: string;
        };
        /** Place */
        Place: {
            /** Latitude */
            latitude: number;
            /** Longitude */
            longitude: number;
        };
        /** PlaceholderOut */
        PlaceholderOut: {
            /** Name */
            name: string;
            /** Name En */
            name_en: string;
            /** Name Zh */
            name_zh: string;
            /** Sample En */
            sample_en: string;
            /** Sample Zh */
            sample_zh: string;
        };
        /**
         * PlaceOut
         * @description Where to go, in WGS-84, and when and how one gets in; hours by weekday, "0" is Monday, in minutes of the day.
         */
        PlaceOut: {
            /** Access Hours */
            access_hours: {
                [key: string]: [
                    number,
                    number
                ][];
            } | null;
            /** Access Note */
            access_note: string;
            /** Address */
            address: string;
            /**
             * Key
             * Format: uuid
             */
            key: string;
            /** Latitude */
            latitude: number | null;
            /** Longitude */
            longitude: number | null;
            /** Name */
            name: string;
            /** Zone */
            zone: string;
        };
        /**
         * PlanIn
         * @description `promised_…`: the window the customer was told, both of them or neither.
         */
        PlanIn: {
            /** Ends At */
            ends_at?: string | null;
            /** Engineer */
            engineer?: string | null;
            /** Key */
            key?: string | null;
            /**
             * Mates
             * @default []
             */
            mates?: string[];
            /** Promised From At */
            promised_from_at?: string | null;
            /** Promised Until At */
            promised_until_at?: string | null;
            /** Starts At */
            starts_at?: string | null;
            turn?: components["schemas"]["TurnIn"] | null;
        };
        /**
         * PlanRuleIn
         * @description For a team with all below it, or for every other (null). `hour`: at which hour of the company's clock a plan of
         *     so many `days` is asked for each day, from noon on for the next; null: never. `repairs`: when somebody is away, or
         *     came late, a visit of today is cancelled, or an order of the highest priority is received, a plan that mends the day
         *     is asked for, at most every half hour.
         */
        PlanRuleIn: {
            /**
             * Days
             * @default 2
             */
            days?: number;
            /** Hour */
            hour?: number | null;
            /**
             * Repairs
             * @default false
             */
            repairs?: boolean;
            /** Team */
            team?: string | null;
        };
        /**
         * PlanRuleList
         * @description All rules, that of every other team first.
         */
        PlanRuleList: {
            /** Next */
            next: string | null;
            /** Rows */
            rows: components["schemas"]["PlanRuleOut"][];
        };
        /**
         * PlanRuleOut
         * @description A rule that counts.
         */
        PlanRuleOut: {
            /** Days */
            days: number;
            /** Hour */
            hour: number | null;
            /**
             * Key
             * Format: uuid
             */
            key: string;
            /** Repairs */
            repairs: boolean;
            /**
             * Set At
             * Format: date-time
             */
            set_at: string;
            set_by: components["schemas"]["CandidateName"] | null;
            team: components["schemas"]["ScopeName"] | null;
        };
        /** PolicyIn */
        PolicyIn: {
            /**
             * Active
             * @default true
             */
            active?: boolean;
            /** Condition */
            condition?: {
                [key: string]: unknown;
            } | null;
            /** Kind */
            kind?: string | null;
            /** Name En */
            name_en: string;
            /** Name Zh */
            name_zh: string;
            /** Priority */
            priority?: number | null;
            /** Service Level */
            service_level?: string | null;
            /** Targets */
            targets: {
                [key: string]: components["schemas"]["TargetIn"];
            };
            /** Tier */
            tier?: string | null;
        };
        /**
         * PolicyLimits
         * @description What a policy may say.
         */
        PolicyLimits: {
            /** Most Certificates */
            most_certificates: number;
            /** Most Scale */
            most_scale: number;
            /** Most Weight */
            most_weight: number;
            /** Numbers */
            numbers: components["schemas"]["NumberLimits"][];
            /** Objectives */
            objectives: components["schemas"]["ObjectiveLimits"][];
            /** Offer */
            offer: components["schemas"]["NumberLimits"][];
            /** Rules */
            rules: components["schemas"]["RuleLimits"][];
        };
        /** PolicyRow */
        PolicyRow: {
            /** Active */
            active: boolean;
            /** Condition */
            condition: {
                [key: string]: unknown;
            } | null;
            /** Condition Words */
            condition_words: string;
            /**
             * Key
             * Format: uuid
             */
            key: string;
            /** Kind */
            kind: string | null;
            /** Name En */
            name_en: string;
            /** Name Zh */
            name_zh: string;
            /** Priority */
            priority: number | null;
            /** Service Level */
            service_level: string | null;
            /** Specificity */
            specificity: number;
            /** Targets */
            targets: components["schemas"]["TargetRow"][];
            /** Tier */
            tier: string | null;
            /** Version */
            version: number;
        };
        /**
         * PositionIn
         * @description Where one is, in degrees of WGS-84, as it was measured so many seconds ago: a phone's clock may be wrong, how
         *     much of it has passed is not.
         */
        PositionIn: {
            /**
             * Age Seconds
             * @default 0
             */
            age_seconds?: number;
            /** Latitude */
            latitude: number;
            /** Longitude */
            longitude: number;
        };
        /**
         * PositionSharingIn
         * @description Whether we may know where one is while one travels to a customer.
         */
        PositionSharingIn: {
            /** Shares */
            shares: boolean;
        };
        /**
         * PositionSharingOut
         * @description What the reader has said of it. `allowed`: whether the company takes positions at all; a phone sends one no more
         *     often than every so many seconds, and after so many metres. `version` 0: nothing was ever said.
         */
        PositionSharingOut: {
            /** Allowed */
            allowed: boolean;
            /** Every Metres */
            every_metres: number;
            /** Every Seconds */
            every_seconds: number;
            /** Kept Minutes */
            kept_minutes: number;
            /** Set At */
            set_at: string | null;
            /** Shares */
            shares: boolean;
            /** Version */
            version: number;
        };
        /**
         * PreferenceOut
         * @description How a kind of notice comes by e-mail; what does not `collects` cannot wait for the letter of the day.
         */
        PreferenceOut: {
            /** Code */
            code: string;
            /** Collects */
            collects: boolean;
            default: components["schemas"]["Mail"];
            email: components["schemas"]["Mail"];
        };
        /**
         * PreferencesIn
         * @description What is not named stays.
         */
        PreferencesIn: {
            /** Email */
            email: {
                [key: string]: components["schemas"]["Mail"];
            };
            hours?: components["schemas"]["HoursIn"] | null;
        };
        /** PreferencesOut */
        PreferencesOut: {
            hours: components["schemas"]["HoursOut"];
            /** Rows */
            rows: components["schemas"]["PreferenceOut"][];
        };
        /** PresenceIn */
        PresenceIn: {
            /**
             * Writing
             * @default false
             */
            writing?: boolean;
        };
        /**
         * PresenceState
         * @description What an engineer says of being there 在岗.
         * @enum {string}
         */
        PresenceState: "on_duty" | "break" | "away";
        /** PresentOut */
        PresentOut: {
            /**
             * Key
             * Format: uuid
             */
            key: string;
            /** Name */
            name: string;
            /** Writing */
            writing: boolean;
        };
        /**
         * PreviewOut
         * @description A condition in its plainest form and in words, whole and in its parts (those that must all hold), what the things
         *     in it are called, and for how many orders it holds; null if that takes too long.
         */
        PreviewOut: {
            count: components["schemas"]["Count"] | null;
            /** Filter */
            filter: {
                [key: string]: unknown;
            } | null;
            /** Names */
            names: {
                [key: string]: string;
            };
            /** Parts */
            parts: string[];
            /** Words */
            words: string;
        };
        /**
         * Priorities
         * @description The suggested priority by impact (rows, 1 to 3) and urgency (columns, 1 to 3).
         */
        Priorities: {
            /** Matrix */
            matrix: number[][];
        };
        /**
         * Problem
         * @description A refusal (RFC 9457): `code` for programs, `detail` in the reader's words, `facts` for whoever shows more.
         *
         *     Where two versions of a thing differ, `labels` says what people call the fields.
         */
        Problem: {
            /** Code */
            code: string;
            /** Detail */
            detail: string;
            /**
             * Errors
             * @default null
             */
            errors?: components["schemas"]["FieldProblem"][] | null;
            /** Facts */
            facts: {
                [key: string]: unknown;
            };
            /**
             * Labels
             * @default null
             */
            labels?: {
                [key: string]: string;
            } | null;
            /** Request */
            request: string;
            /** Status */
            status: number;
            /** Title */
            title: string;
            /** Type */
            type: string;
        };
        /** ProductChange */
        ProductChange: {
            /** Code */
            code?: string;
            /** Family */
            family?: string;
            /** Labour Months */
            labour_months?: number | null;
            /** Maker */
            maker?: string;
            /** Name En */
            name_en?: string;
            /** Name Zh */
            name_zh?: string;
            /** Parts Months */
            parts_months?: number | null;
            /** Skill */
            skill?: string | null;
            /** Travel Months */
            travel_months?: number | null;
        };
        /** ProductIn */
        ProductIn: {
            /** Code */
            code: string;
            /**
             * Family
             * @default
             */
            family?: string;
            /**
             * Is Software
             * @default false
             */
            is_software?: boolean;
            /** Labour Months */
            labour_months?: number | null;
            /**
             * Maker
             * @default
             */
            maker?: string;
            /** Name En */
            name_en: string;
            /** Name Zh */
            name_zh: string;
            /** Parts Months */
            parts_months?: number | null;
            /** Skill */
            skill?: string | null;
            /** Travel Months */
            travel_months?: number | null;
        };
        /** ProductNamed */
        ProductNamed: {
            /** Code */
            code: string;
            /** Family */
            family: string;
            /** Is Software */
            is_software: boolean;
            /**
             * Key
             * Format: uuid
             */
            key: string;
            /** Name En */
            name_en: string;
            /** Name Zh */
            name_zh: string;
        };
        /** ProductOut */
        ProductOut: {
            /** Archived At */
            archived_at: string | null;
            /** Code */
            code: string;
            /** Family */
            family: string;
            /** Is Software */
            is_software: boolean;
            /**
             * Key
             * Format: uuid
             */
            key: string;
            /** Labour Months */
            labour_months: number | null;
            /** Maker */
            maker: string;
            /** Name En */
            name_en: string;
            /** Name Zh */
            name_zh: string;
            /** Parts Months */
            parts_months: number | null;
            /** Skill */
            skill: string | null;
            /** Travel Months */
            travel_months: number | null;
            /** Version */
            version: number;
        };
        /** ProductRows */
        ProductRows: {
            /** Next */
            next: string | null;
            /** Rows */
            rows: components["schemas"]["ProductOut"][];
        };
        /**
         * ProgressOut
         * @description How far the check or the run is. `phase` of one that is under way: checking or writing.
         */
        ProgressOut: {
            /** Done */
            done: number;
            /** Ended At */
            ended_at: string | null;
            /**
             * Key
             * Format: uuid
             */
            key: string;
            /** Phase */
            phase: string;
            /**
             * Started At
             * Format: date-time
             */
            started_at: string;
            /**
             * State
             * @enum {string}
             */
            state: "running" | "done" | "failed" | "stopped";
            /** Stopping */
            stopping: boolean;
            /** Total */
            total: number | null;
        };
        /**
         * Promise
         * @description What the customer waits for: a visit in a window, or the next word from us by an instant.
         */
        Promise: {
            /** From At */
            from_at: string | null;
            /** Late */
            late: boolean;
            order: components["schemas"]["HitOrder"];
            /** Until At */
            until_at: string | null;
            /**
             * What
             * @enum {string}
             */
            what: "visit" | "next_update";
            /** Who */
            who: string;
        };
        /**
         * ProposalChange
         * @description One visit that goes elsewhere or to another time; without `was`, one that is made. `refused`: why it did not hold
         *     when somebody last wanted to take it.
         */
        ProposalChange: {
            /**
             * Ends At
             * Format: date-time
             */
            ends_at: string;
            engineer: components["schemas"]["CandidateName"];
            /** Late Minutes */
            late_minutes: number;
            /** Mates */
            mates: components["schemas"]["CandidateName"][];
            order: components["schemas"]["OrderName"];
            /** Refused */
            refused: string[];
            /**
             * Starts At
             * Format: date-time
             */
            starts_at: string;
            /** Travel Minutes */
            travel_minutes: number;
            /** Visit */
            visit: string | null;
            was: components["schemas"]["ProposalWas"] | null;
        };
        /**
         * ProposalCompared
         * @description As it stands, as dispatch alone would give the orders nobody has, and as it is proposed (so far).
         */
        ProposalCompared: {
            greedy?: components["schemas"]["ProposalFigures"] | null;
            present?: components["schemas"]["ProposalFigures"] | null;
            proposed?: components["schemas"]["ProposalFigures"] | null;
        };
        /**
         * ProposalCounts
         * @description How much there is of everything, whatever page one reads; `made` of the `changes` are new visits, `refused_parts`
         *     did not hold when somebody last wanted to take them, `left` is what has no (better) place.
         */
        ProposalCounts: {
            /** Changes */
            changes: number;
            /** Left */
            left: number;
            /** Made */
            made: number;
            /** Parts */
            parts: number;
            /** Refused Parts */
            refused_parts: number;
            /** Taken */
            taken: number;
            /** Taken Parts */
            taken_parts: number;
        };
        /**
         * ProposalFigures
         * @description What a plan comes to. `travel` in minutes and `km` from home and from place to place; `late`: visits begun after
         *     the order's promise, by `late_minutes` in all, where orders nobody has count until the last day ends; `overtime`:
         *     minutes outside calendars; `moved`: visits that stand and go elsewhere or to another time.
         */
        ProposalFigures: {
            /** Km */
            km: number;
            /** Late */
            late: number;
            /** Late Minutes */
            late_minutes: number;
            /** Moved */
            moved: number;
            /** Overtime */
            overtime: number;
            /** Travel */
            travel: number;
            /** Unassigned */
            unassigned: number;
            /** Visits */
            visits: number;
        };
        /**
         * ProposalGain
         * @description What the proposal is better by than what dispatch alone would do: so many visits more, and less of the rest.
         */
        ProposalGain: {
            /** Km */
            km: number;
            /** Late */
            late: number;
            /** Late Minutes */
            late_minutes: number;
            /** Overtime */
            overtime: number;
            /** Travel */
            travel: number;
            /** Visits */
            visits: number;
        };
        /**
         * ProposalHead
         * @description What was asked, how far it is (`done` of `total`), and what it comes to. `stays`: how many visits may not be
         *     moved, by why. `taking`: what a worker is taking of it now.
         *     Where `by` is null nobody asked: `why` says what happened, and of a plan of the night nothing.
         */
        ProposalHead: {
            /** Board At */
            board_at: string | null;
            by: components["schemas"]["CandidateName"] | null;
            /** Done */
            done: number;
            /** Ended At */
            ended_at: string | null;
            /** Engineers */
            engineers: components["schemas"]["CandidateName"][];
            figures: components["schemas"]["ProposalCompared"] | null;
            gain: components["schemas"]["ProposalGain"] | null;
            /**
             * Key
             * Format: uuid
             */
            key: string;
            /**
             * Kind
             * @enum {string}
             */
            kind: "night" | "repair" | "engineer" | "reshuffle";
            /** Orders */
            orders: boolean;
            /**
             * Since
             * Format: date
             */
            since: string;
            /**
             * Started At
             * Format: date-time
             */
            started_at: string;
            /**
             * State
             * @enum {string}
             */
            state: "running" | "done" | "failed" | "stopped";
            /** Stays */
            stays: {
                [key: string]: number;
            };
            /** Taking */
            taking: string | null;
            team: components["schemas"]["ScopeName"] | null;
            territory: components["schemas"]["ScopeName"] | null;
            /** Total */
            total: number | null;
            /** Trouble */
            trouble: string;
            /**
             * Until
             * Format: date
             */
            until: string;
            /** Why */
            why: components["schemas"]["ProposalWhy"][];
        };
        /**
         * ProposalIn
         * @description Days from today on, both included, at most 7; of the engineers of a team or territory with all below it, or those
         *     named. `orders`: whether orders that nobody has are planned too. `kind` says how much what stands is to stay:
         *     `repair` nearly all, `reshuffle` nothing for its own sake.
         */
        ProposalIn: {
            /**
             * Engineers
             * @default []
             */
            engineers?: string[];
            /**
             * Kind
             * @enum {string}
             */
            kind: "night" | "repair" | "engineer" | "reshuffle";
            /**
             * Orders
             * @default true
             */
            orders?: boolean;
            /**
             * Since
             * Format: date
             */
            since: string;
            /** Team */
            team?: string | null;
            /** Territory */
            territory?: string | null;
            /**
             * Until
             * Format: date
             */
            until: string;
        };
        /**
         * ProposalLeft
         * @description An order or visit that has no (better) place, and why; where it is `rules`, those most engineers fail, where it
         *     is `refused`, those that refuse the place that was found.
         */
        ProposalLeft: {
            order: components["schemas"]["OrderName"];
            /**
             * Reason
             * @enum {string}
             */
            reason: "rules" | "never_open" | "no_room" | "refused" | "turn" | "nobody" | "crew" | "named" | "tools" | "workload" | "time" | "part_failed";
            /** Rules */
            rules: (("available" | "skill" | "certificate" | "territory" | "access" | "window" | "level" | "excluded" | "required" | "workload" | "on_call" | "distance" | "home" | "declined" | "present" | "crew" | "mentor") | "turn")[];
            /** Visit */
            visit: string | null;
        };
        /**
         * ProposalLefts
         * @description A page of what a proposal leaves.
         */
        ProposalLefts: {
            /** Next */
            next: string | null;
            /** Rows */
            rows: components["schemas"]["ProposalLeft"][];
        };
        /**
         * ProposalList
         * @description A page of proposals, the latest first.
         */
        ProposalList: {
            /** Next */
            next: string | null;
            /** Rows */
            rows: components["schemas"]["ProposalHead"][];
        };
        /**
         * ProposalOut
         * @description A proposal: what it comes to, and the first 200 of its changes, by part, and of what it leaves; `parts_next` and
         *     `left_next` are the cursors for more of each.
         */
        ProposalOut: {
            /** Board At */
            board_at: string | null;
            by: components["schemas"]["CandidateName"] | null;
            counts: components["schemas"]["ProposalCounts"];
            /** Done */
            done: number;
            /** Ended At */
            ended_at: string | null;
            /** Engineers */
            engineers: components["schemas"]["CandidateName"][];
            figures: components["schemas"]["ProposalCompared"] | null;
            gain: components["schemas"]["ProposalGain"] | null;
            /**
             * Key
             * Format: uuid
             */
            key: string;
            /**
             * Kind
             * @enum {string}
             */
            kind: "night" | "repair" | "engineer" | "reshuffle";
            /** Left */
            left: components["schemas"]["ProposalLeft"][];
            /** Left Next */
            left_next: string | null;
            /** Orders */
            orders: boolean;
            /** Parts */
            parts: components["schemas"]["ProposalPart"][];
            /** Parts Next */
            parts_next: string | null;
            /**
             * Since
             * Format: date
             */
            since: string;
            /**
             * Started At
             * Format: date-time
             */
            started_at: string;
            /**
             * State
             * @enum {string}
             */
            state: "running" | "done" | "failed" | "stopped";
            /** Stays */
            stays: {
                [key: string]: number;
            };
            /** Taking */
            taking: string | null;
            team: components["schemas"]["ScopeName"] | null;
            territory: components["schemas"]["ScopeName"] | null;
            /** Total */
            total: number | null;
            /** Trouble */
            trouble: string;
            /**
             * Until
             * Format: date
             */
            until: string;
            /** Why */
            why: components["schemas"]["ProposalWhy"][];
        };
        /**
         * ProposalPart
         * @description Changes that can only happen together: `size` of them, of which `made` are new visits, the first at `first_at`.
         *     `travel_minutes` and `late_minutes`: so much more, or less, than as it stands. `changes` are those on this page; of
         *     a part that goes on, the rest stands under the same number on the next.
         */
        ProposalPart: {
            /** Changes */
            changes: components["schemas"]["ProposalChange"][];
            /**
             * First At
             * Format: date-time
             */
            first_at: string;
            /** Late Minutes */
            late_minutes: number;
            /** Made */
            made: number;
            /** Number */
            number: number;
            /** Size */
            size: number;
            /** Taken At */
            taken_at: string | null;
            /** Travel Minutes */
            travel_minutes: number;
        };
        /**
         * ProposalParts
         * @description A page of changes, by part.
         */
        ProposalParts: {
            /** Next */
            next: string | null;
            /** Rows */
            rows: components["schemas"]["ProposalPart"][];
        };
        /**
         * ProposalTakenOut
         * @description What somebody takes: of the changes of these `parts`, `total` in all, so many are `done`, that is looked at and
         *     made or refused. `taken` parts happened, `refused` did not hold any more. `state` is `running` while a worker does
         *     it, and `done` at once where there are few; what was stopped or failed has taken what `taken` says.
         */
        ProposalTakenOut: {
            /** Done */
            done: number;
            /** Ended At */
            ended_at: string | null;
            /**
             * Key
             * Format: uuid
             */
            key: string;
            /** Parts */
            parts: number[];
            /** Refused */
            refused: components["schemas"]["PartVerdict"][];
            /**
             * Started At
             * Format: date-time
             */
            started_at: string;
            /**
             * State
             * @enum {string}
             */
            state: "running" | "done" | "failed" | "stopped";
            /** Taken */
            taken: number[];
            /** Total */
            total: number;
            /** Trouble */
            trouble: string;
            /** Visits */
            visits: string[];
        };
        /**
         * ProposalWas
         * @description How a visit stood when the board was read.
         */
        ProposalWas: {
            /**
             * Ends At
             * Format: date-time
             */
            ends_at: string;
            engineer: components["schemas"]["CandidateName"] | null;
            /** Late Minutes */
            late_minutes: number;
            /**
             * Starts At
             * Format: date-time
             */
            starts_at: string;
            /** Travel Minutes */
            travel_minutes: number | null;
        };
        /**
         * ProposalWhy
         * @description What happened that a plan was asked for by itself: somebody is `away`, or came `late`; a visit was `cancelled`;
         *     an `urgent` order was received.
         */
        ProposalWhy: {
            /**
             * At
             * Format: date-time
             */
            at: string;
            /**
             * Code
             * @enum {string}
             */
            code: "away" | "late" | "cancelled" | "urgent";
            order: components["schemas"]["NamedOrder"] | null;
            person: components["schemas"]["CandidateName"] | null;
        };
        /** Queue */
        Queue: {
            /** Next */
            next: string | null;
            /** Rows */
            rows: components["schemas"]["Row"][];
        };
        /**
         * Ranked
         * @description A policy as a candidate: whether it fits, by which values, its condition in words, and how specific it is.
         */
        Ranked: {
            /** Condition */
            condition: string;
            /** Fits */
            fits: boolean;
            policy: components["schemas"]["Bilingual"];
            /** Specificity */
            specificity: number;
            /** Why */
            why: string[];
            /** Wins */
            wins: boolean;
        };
        /**
         * ReadIn
         * @description Either single notices, or all up to and including one.
         */
        ReadIn: {
            /**
             * Keys
             * @default []
             */
            keys?: string[];
            /** Until */
            until?: string | null;
        };
        /** ReadOut */
        ReadOut: {
            /** Read */
            read: number;
            /** Unread */
            unread: string;
        };
        /**
         * ReadyOut
         * @description A ready mapping for the export of another system.
         */
        ReadyOut: {
            /** Code */
            code: string;
            /** Name En */
            name_en: string;
            /** Name Zh */
            name_zh: string;
        };
        /**
         * ReasonOut
         * @description A rule that is failed, in the reader's words.
         */
        ReasonOut: {
            /**
             * Rule
             * @enum {string}
             */
            rule: "available" | "skill" | "certificate" | "territory" | "access" | "window" | "level" | "excluded" | "required" | "workload" | "on_call" | "distance" | "home" | "declined" | "present" | "crew" | "mentor";
            /** Words */
            words: string;
        };
        /** ReleaseIn */
        ReleaseIn: {
            /**
             * Note
             * @default
             */
            note?: string;
            /** Team */
            team?: string | null;
        };
        /**
         * ReminderChangeIn
         * @description What changes of it; what is left out stays as it is. `paused` lets it rest, or go on.
         */
        ReminderChangeIn: {
            /** Every */
            every?: number | null;
            /** Minute */
            minute?: number;
            /** Month Day */
            month_day?: number | null;
            /** Paused */
            paused?: boolean;
            repeats?: components["schemas"]["Repeats"];
            /**
             * Starts On
             * Format: date
             */
            starts_on?: string;
            /** Subject */
            subject?: string | null;
            /** Text */
            text?: string;
            /** Times */
            times?: number | null;
            /** Until On */
            until_on?: string | null;
            /** Weekdays */
            weekdays?: number[];
        };
        /**
         * ReminderIn
         * @description A line to oneself; `subject` is the key of the order, customer or asset it is about.
         */
        ReminderIn: {
            /** Every */
            every?: number | null;
            /** Minute */
            minute: number;
            /** Month Day */
            month_day?: number | null;
            /** @default once */
            repeats?: components["schemas"]["Repeats"];
            /**
             * Starts On
             * Format: date
             */
            starts_on: string;
            /** Subject */
            subject?: string | null;
            /** Text */
            text: string;
            /** Times */
            times?: number | null;
            /** Until On */
            until_on?: string | null;
            /**
             * Weekdays
             * @default []
             */
            weekdays?: number[];
        };
        /**
         * ReminderOut
         * @description A reminder of one's own. `next` are its next instants, at most three; `told_at` the one that was told and is not
         *     called done, `snoozed_until` when that is told again. `passed` is how often it came. `room` knows the `subject`,
         *     whose `title` is there where one may see it. `over` ones are told of by their key alone.
         */
        ReminderOut: {
            /** Every */
            every: number | null;
            /**
             * Key
             * Format: uuid
             */
            key: string;
            /** Minute */
            minute: number;
            /** Month Day */
            month_day: number | null;
            /** Next */
            next: string[];
            /** Over */
            over: boolean;
            /** Passed */
            passed: number;
            /** Paused */
            paused: boolean;
            repeats: components["schemas"]["Repeats"];
            /** Room */
            room: string;
            /** Snoozed Until */
            snoozed_until: string | null;
            /**
             * Starts On
             * Format: date
             */
            starts_on: string;
            /** Subject */
            subject: string | null;
            /** Text */
            text: string;
            /** Times */
            times: number | null;
            /** Title */
            title: string | null;
            /** Told At */
            told_at: string | null;
            /** Until On */
            until_on: string | null;
            /** Version */
            version: number;
            /** Weekdays */
            weekdays: number[];
            /** Zone */
            zone: string;
        };
        /**
         * RemindersOut
         * @description All of one's own that are not over.
         */
        RemindersOut: {
            /** Rows */
            rows: components["schemas"]["ReminderOut"][];
        };
        /**
         * RenderedOut
         * @description A text as it would be sent.
         */
        RenderedOut: {
            /** Lacking */
            lacking: components["schemas"]["LackingOut"][];
            /**
             * Language
             * @enum {string}
             */
            language: "zh-CN" | "en";
            /** Text */
            text: string;
        };
        /**
         * RenewalIn
         * @description What differs from the contract that is renewed; the new one is as long unless `ends_on` says otherwise.
         */
        RenewalIn: {
            /** Ends On */
            ends_on?: string | null;
            /** Number */
            number: string;
            service_level?: components["schemas"]["ServiceLevel"] | null;
        };
        /** ReopenIn */
        ReopenIn: {
            /** Note */
            note: string;
        };
        /**
         * Repeats
         * @description How often a reminder comes: on one day, every working day, on days of the week, on a day of the month, or every
         *     so many days.
         * @enum {string}
         */
        Repeats: "once" | "workdays" | "weekly" | "monthly" | "days";
        /**
         * ReportIn
         * @description A new order; the key may be made by the client, so that a phone without a net can name it already.
         *
         *     `call_name` and `call_phone`: somebody else to call than the contact; `suits`: when.
         */
        ReportIn: {
            /** Asset */
            asset?: string | null;
            /**
             * Call Name
             * @default
             */
            call_name?: string;
            /**
             * Call Phone
             * @default
             */
            call_phone?: string;
            /** Category */
            category?: string | null;
            /**
             * Channel
             * @default phone
             * @enum {string}
             */
            channel?: "web" | "wechat" | "phone" | "email" | "qr" | "api";
            /** Contact */
            contact?: string | null;
            /**
             * Custom
             * @default {}
             */
            custom?: {
                [key: string]: string | number | boolean | string[] | null;
            };
            /**
             * Customer
             * Format: uuid
             */
            customer: string;
            /**
             * Description
             * @default
             */
            description?: string;
            /** Impact */
            impact?: number | null;
            /** Key */
            key?: string | null;
            /** Kind */
            kind: string;
            /** Parent */
            parent?: string | null;
            /** Priority */
            priority?: number | null;
            /** Site */
            site?: string | null;
            /**
             * Suits
             * @default []
             */
            suits?: ("asap" | "morning" | "afternoon" | "evening")[];
            /**
             * Tags
             * @default []
             */
            tags?: string[];
            /** Title */
            title: string;
            /** Urgency */
            urgency?: number | null;
        };
        /**
         * RescheduleIn
         * @description Without another window, the one that was promised stands as long as the visit still begins within it, or nobody
         *     goes. A visit leaves its window, or is promised another, only `over_promise` and with a `reason`; the customer hears
         *     of it.
         */
        RescheduleIn: {
            /** Ends At */
            ends_at: string | null;
            /** Engineer */
            engineer: string | null;
            /** Mates */
            mates?: string[] | null;
            /**
             * Over Promise
             * @default false
             */
            over_promise?: boolean;
            /** Promised From At */
            promised_from_at?: string | null;
            /** Promised Until At */
            promised_until_at?: string | null;
            /**
             * Reason
             * @default
             */
            reason?: string;
            /** Starts At */
            starts_at: string | null;
        };
        /** ResolveIn */
        ResolveIn: {
            /** Cause */
            cause: string;
            /**
             * Custom
             * @default {}
             */
            custom?: {
                [key: string]: string | number | boolean | string[] | null;
            };
            /** Solution */
            solution: string;
        };
        /**
         * ResultOut
         * @description What came of an operation. `at` is when it counts as done, `off_seconds` how far the phone's clock was ahead.
         *
         *     refused: it could not be, and why; conflict: it could not be, because somebody has changed the thing since the phone
         *     saw it. Both name the moves that were legal, and stay so: what is to happen after all is another operation.
         */
        ResultOut: {
            /**
             * At
             * Format: date-time
             */
            at: string;
            /** Code */
            code: string;
            /** Detail */
            detail: string;
            /** Facts */
            facts: {
                [key: string]: unknown;
            };
            /**
             * Id
             * Format: uuid
             */
            id: string;
            now: components["schemas"]["StoodOut"];
            /** Off Seconds */
            off_seconds: number;
            /**
             * Outcome
             * @enum {string}
             */
            outcome: "done" | "refused" | "conflict";
            /**
             * Recorded At
             * Format: date-time
             */
            recorded_at: string;
            /** Replayed */
            replayed: boolean;
            /** Version */
            version: number | null;
        };
        /** ResultsOut */
        ResultsOut: {
            /**
             * Now
             * Format: date-time
             */
            now: string;
            /** Results */
            results: components["schemas"]["ResultOut"][];
        };
        /** RetriedOut */
        RetriedOut: {
            /** Count */
            count: number;
        };
        /** RetryIn */
        RetryIn: {
            /**
             * What
             * @enum {string}
             */
            what: "facts" | "jobs";
        };
        /** ReturnIn */
        ReturnIn: {
            /** Cause */
            cause?: string | null;
            /**
             * Count
             * @default 1
             */
            count?: number;
        };
        /** Revealed */
        Revealed: {
            /** Value */
            value: string;
        };
        /** RevealedOut */
        RevealedOut: {
            /** Email */
            email: string;
            /**
             * Key
             * Format: uuid
             */
            key: string;
            /** Phone */
            phone: string;
        };
        /** RoleChange */
        RoleChange: {
            /** Grants */
            grants?: components["schemas"]["GrantIn"][] | null;
            /** Name En */
            name_en?: string | null;
            /** Name Zh */
            name_zh?: string | null;
        };
        /** RoleIn */
        RoleIn: {
            /** Code */
            code: string;
            /**
             * Grants
             * @default []
             */
            grants?: components["schemas"]["GrantIn"][];
            /** Name En */
            name_en: string;
            /** Name Zh */
            name_zh: string;
        };
        /** RoleOut */
        RoleOut: {
            /** Code */
            code: string;
            /** Grants */
            grants: components["schemas"]["GrantOut"][];
            /**
             * Key
             * Format: uuid
             */
            key: string;
            /** Name En */
            name_en: string;
            /** Name Zh */
            name_zh: string;
            /** Version */
            version: number;
        };
        /** RolesOut */
        RolesOut: {
            /** Next */
            next?: string | null;
            /** Rows */
            rows: components["schemas"]["RoleOut"][];
        };
        /**
         * RoundList
         * @description The latest round first.
         */
        RoundList: {
            /** Next */
            next: string | null;
            /** Rows */
            rows: components["schemas"]["RoundOut"][];
        };
        /**
         * RoundOut
         * @description A round of offers: `asked` at once, until when, and how it stands; of many fifty, who answered first. `by` null:
         *     by itself.
         */
        RoundOut: {
            /** Asked */
            asked: number;
            by: components["schemas"]["CandidateName"] | null;
            /**
             * Decision
             * Format: uuid
             */
            decision: string;
            /** Ended At */
            ended_at: string | null;
            /**
             * Expires At
             * Format: date-time
             */
            expires_at: string;
            /**
             * How
             * @enum {string}
             */
            how: "offer" | "broadcast" | "pool";
            /**
             * Key
             * Format: uuid
             */
            key: string;
            /** Offers */
            offers: components["schemas"]["OfferOut"][];
            /**
             * Opened At
             * Format: date-time
             */
            opened_at: string;
            /**
             * State
             * @enum {string}
             */
            state: "open" | "taken" | "over" | "withdrawn";
            /** Urgent */
            urgent: boolean;
        };
        /**
         * RoutesIn
         * @description A problem of at most 300 jobs and 100 vehicles, and how many seconds may be spent on it.
         */
        RoutesIn: {
            /** Problem */
            problem: {
                [key: string]: unknown;
            };
            /**
             * Seconds
             * @default 2
             */
            seconds?: number;
            /**
             * Seed
             * @default 0
             */
            seed?: number;
        };
        /**
         * RoutesOut
         * @description The solution: cost and sums, jobs left out with the reason, and each vehicle's steps.
         */
        RoutesOut: {
            /** Code */
            code: number;
            /** Routes */
            routes: {
                [key: string]: unknown;
            }[];
            /** Summary */
            summary: {
                [key: string]: unknown;
            };
            /** Unassigned */
            unassigned: {
                [key: string]: unknown;
            }[];
        };
        /**
         * Row
         * @description One line of a queue. `act_by` names what `act_by_at` is the time for: an SLA target, or "wake". What was renamed
         *     brings its `state_name` and `sub_state_name`; `custom` is there where it was asked for, by code.
         */
        Row: {
            /**
             * Act By
             * @enum {string}
             */
            act_by: "" | "response" | "next_update" | "arrival" | "resolution" | "wake";
            /** Act By At */
            act_by_at: string | null;
            asset: components["schemas"]["Named"] | null;
            /**
             * Changed At
             * Format: date-time
             */
            changed_at: string;
            /**
             * Channel
             * @enum {string}
             */
            channel: "web" | "wechat" | "phone" | "email" | "qr" | "api" | "walk_in" | "other";
            /** Custom */
            custom?: {
                [key: string]: components["schemas"]["Held"];
            } | null;
            customer: components["schemas"]["Named"] | null;
            /** Id */
            id: number;
            /**
             * Key
             * Format: uuid
             */
            key: string;
            kind: components["schemas"]["KindOut"];
            /** Number */
            number: number;
            owner: components["schemas"]["Named"] | null;
            /** Priority */
            priority: number;
            /** Reopen Count */
            reopen_count: number;
            /**
             * Reported At
             * Format: date-time
             */
            reported_at: string;
            state: components["schemas"]["Order"];
            state_name: components["schemas"]["OwnName"] | null;
            /** Sub State */
            sub_state: string;
            sub_state_name: components["schemas"]["OwnName"] | null;
            team: components["schemas"]["Bilingual"] | null;
            /** Title */
            title: string;
            /** Version */
            version: number;
            /**
             * Wait Reason
             * @enum {string}
             */
            wait_reason: "" | "customer" | "parts" | "vendor" | "other";
            /** Wake At */
            wake_at: string | null;
        };
        /**
         * RuleCount
         * @description A rule, how many fail it, and of them nothing else: those would go but for this rule.
         */
        RuleCount: {
            /** Alone */
            alone: number;
            /** Count */
            count: number;
            /**
             * Rule
             * @enum {string}
             */
            rule: "available" | "skill" | "certificate" | "territory" | "access" | "window" | "level" | "excluded" | "required" | "workload" | "on_call" | "distance" | "home" | "declined" | "present" | "crew" | "mentor";
        };
        /**
         * RuleLackOut
         * @description A rule that keeps engineers from going: how many fail it, how many of them nothing else, and that in words.
         */
        RuleLackOut: {
            /** Alone */
            alone: number;
            /** Engineers */
            engineers: number;
            /**
             * Rule
             * @enum {string}
             */
            rule: "available" | "skill" | "certificate" | "territory" | "access" | "window" | "level" | "excluded" | "required" | "workload" | "on_call" | "distance" | "home" | "declined" | "present" | "crew" | "mentor";
            /** Words */
            words: string;
        };
        /**
         * RuleLimits
         * @description A rule as a policy may have it: `always` in every one; with a number from `least` to `most`, or with `names`.
         */
        RuleLimits: {
            /** Always */
            always: boolean;
            /** Least */
            least: number | null;
            /** Most */
            most: number | null;
            /**
             * Name
             * @enum {string}
             */
            name: "available" | "skill" | "certificate" | "territory" | "access" | "window" | "level" | "excluded" | "required" | "workload" | "on_call" | "distance" | "home" | "declined" | "present" | "crew" | "mentor";
            /** Names */
            names: boolean;
            /** Usual */
            usual: number | null;
        };
        /**
         * RuleThing
         * @description A category or a product.
         */
        RuleThing: {
            /**
             * Key
             * Format: uuid
             */
            key: string;
            /** Name En */
            name_en: string;
            /** Name Zh */
            name_zh: string;
        };
        /**
         * RunIn
         * @description `all`: every row or none; `good`: those that are right, the others are handed back.
         */
        RunIn: {
            /**
             * Mode
             * @default all
             * @enum {string}
             */
            mode?: "all" | "good";
        };
        /**
         * RunOut
         * @description Long work: `done` of `total` (null when nobody knows how much there is), and what came of it so far.
         */
        RunOut: {
            /** Done */
            done: number;
            /** Ended At */
            ended_at: string | null;
            /**
             * Key
             * Format: uuid
             */
            key: string;
            /** Kind */
            kind: string;
            /** Result */
            result: {
                [key: string]: unknown;
            };
            /** Seen Alive At */
            seen_alive_at: string | null;
            /**
             * Started At
             * Format: date-time
             */
            started_at: string;
            /**
             * State
             * @enum {string}
             */
            state: "running" | "done" | "failed" | "stopped";
            /** Total */
            total: number | null;
        };
        /**
         * RunsOnOut
         * @description What a software asset is and runs on, as much as one asks first.
         */
        RunsOnOut: {
            /** Database */
            database: string;
            /** Modules */
            modules: string[];
            /** Patch */
            patch: string;
            /** Software Version */
            software_version: string;
        };
        /**
         * Said
         * @description The last thing we told them on an open order.
         */
        Said: {
            /**
             * At
             * Format: date-time
             */
            at: string;
            /** Body Html */
            body_html: string;
            /** By */
            by: string;
            order: components["schemas"]["HitOrder"];
        };
        /**
         * SaidOut
         * @description A sentence in one language: the product's own, what this installation says instead ("" for nothing else), and the
         *     version of that, 0 where there is none.
         */
        SaidOut: {
            /**
             * Language
             * @enum {string}
             */
            language: "zh-CN" | "en";
            /** Own */
            own: string;
            /** Stock */
            stock: string;
            /** Version */
            version: number;
        };
        /**
         * SameEngineer
         * @description Whether whoever makes the visit before is to make this one too 同一位工程师.
         * @enum {string}
         */
        SameEngineer: "no" | "rather" | "only";
        /**
         * SampleOut
         * @description A letter as it would arrive, about an order that does not exist.
         */
        SampleOut: {
            /** Body */
            body: string;
            /** Subject */
            subject: string;
        };
        /**
         * ScanOut
         * @description What a label means: a thing with its orders, or an order; nothing at all when the reader may know of neither.
         */
        ScanOut: {
            asset: components["schemas"]["Named"] | null;
            /** Orders */
            orders: components["schemas"]["LineOut"][];
        };
        /**
         * Scope
         * @description How far a right reaches: what is mine, my team's (and its sub-teams'), my territories', everything.
         * @enum {string}
         */
        Scope: "own" | "team" | "territory" | "all";
        /**
         * ScopeName
         * @description A team or territory.
         */
        ScopeName: {
            /**
             * Key
             * Format: uuid
             */
            key: string;
            /** Name En */
            name_en: string;
            /** Name Zh */
            name_zh: string;
        };
        /**
         * Seat
         * @description A place on a crew, and what it asks for.
         */
        Seat: {
            /** Certificates */
            certificates: string[];
            /** Level */
            level: number;
            /** Optional */
            optional: boolean;
            /**
             * Role
             * @enum {string}
             */
            role: "lead" | "mate" | "apprentice";
            /** Skills */
            skills: components["schemas"]["SeatSkill"][];
        };
        /**
         * SeatIn
         * @description A place on a crew: what whoever takes it must be able to do. `level` 0: any. `optional`: filled where somebody is
         *     free then. An apprentice sits beside a mentor of theirs, and one proficiency less is enough.
         */
        SeatIn: {
            /**
             * Certificates
             * @default []
             */
            certificates?: string[];
            /**
             * Level
             * @default 0
             */
            level?: number;
            /**
             * Optional
             * @default false
             */
            optional?: boolean;
            /**
             * Role
             * @enum {string}
             */
            role: "lead" | "mate" | "apprentice";
            /**
             * Skills
             * @default []
             */
            skills?: components["schemas"]["SeatSkillIn"][];
        };
        /**
         * SeatSkill
         * @description A skill, and the least proficiency in it.
         */
        SeatSkill: {
            /** Least */
            least: number;
            /** Skill */
            skill: string;
        };
        /**
         * SeatSkillIn
         * @description A skill, and the least proficiency in it.
         */
        SeatSkillIn: {
            /**
             * Least
             * @default 1
             */
            least?: number;
            /** Skill */
            skill: string;
        };
        /**
         * SeatTaken
         * @description A seat, how many `fit` it and pass every other rule, and who takes it; `words` where nobody can.
         */
        SeatTaken: {
            /** Certificates */
            certificates: string[];
            engineer: components["schemas"]["CandidateName"] | null;
            /** Fit */
            fit: number;
            /** Level */
            level: number;
            /** Optional */
            optional: boolean;
            /**
             * Role
             * @enum {string}
             */
            role: "lead" | "mate" | "apprentice";
            /** Skills */
            skills: components["schemas"]["NamedSkill"][];
            /** Way Minutes */
            way_minutes: number | null;
            /** Words */
            words: string;
        };
        /**
         * SegmentOut
         * @description A stretch of a clock's life, with who and why.
         */
        SegmentOut: {
            by: components["schemas"]["Named"] | null;
            /**
             * Cause
             * @enum {string}
             */
            cause: "start" | "pause" | "resume" | "retarget" | "stop";
            /** Counted Seconds */
            counted_seconds: number;
            /**
             * Due From
             * Format: date-time
             */
            due_from: string;
            /**
             * Due To
             * Format: date-time
             */
            due_to: string;
            /**
             * End
             * Format: date-time
             */
            end: string;
            /**
             * Kind
             * @enum {string}
             */
            kind: "running" | "closed" | "paused" | "retargeted";
            /** Reason */
            reason: string;
            /**
             * Start
             * Format: date-time
             */
            start: string;
        };
        /**
         * SendIn
         * @description Nothing: as decided. Another `engineer`, or other `mates` beside them where a crew was called, needs a `reason`,
         *     and times where none were weighed for them. While
         *     somebody is asked, nobody is sent unless `over_offers` says that their offers are to be withdrawn. At a time outside
         *     the window the customer was promised, `over_promise` with a `reason`; they hear of it.
         */
        SendIn: {
            /** Ends At */
            ends_at?: string | null;
            /** Engineer */
            engineer?: string | null;
            /** Mates */
            mates?: string[] | null;
            /**
             * Over Offers
             * @default false
             */
            over_offers?: boolean;
            /**
             * Over Promise
             * @default false
             */
            over_promise?: boolean;
            /**
             * Reason
             * @default
             */
            reason?: string;
            /** Starts At */
            starts_at?: string | null;
        };
        /**
         * SendingOut
         * @description Who goes; with field work, on which visit. `recalled_at`: it was taken back at once, and they do not.
         */
        SendingOut: {
            /**
             * At
             * Format: date-time
             */
            at: string;
            engineer: components["schemas"]["CandidateName"];
            /** Overruled */
            overruled: boolean;
            /** Recalled At */
            recalled_at: string | null;
            /** Visit */
            visit: string | null;
        };
        /**
         * ServiceLevel
         * @description What a contract promises, least first; SLA policies name it.
         * @enum {string}
         */
        ServiceLevel: "basic" | "silver" | "gold" | "platinum";
        /** SessionOut */
        SessionOut: {
            /**
             * Began At
             * Format: date-time
             */
            began_at: string;
            /** Current */
            current: boolean;
            /** Ip */
            ip: string;
            /**
             * Key
             * Format: uuid
             */
            key: string;
            /** User Agent */
            user_agent: string;
        };
        /** SessionsOut */
        SessionsOut: {
            /** Next */
            next?: string | null;
            /** Rows */
            rows: components["schemas"]["SessionOut"][];
        };
        /** ShiftIn */
        ShiftIn: {
            /**
             * Ends At
             * Format: date-time
             */
            ends_at: string;
            /**
             * On Call
             * @default false
             */
            on_call?: boolean;
            /**
             * Starts At
             * Format: date-time
             */
            starts_at: string;
        };
        /** ShiftOut */
        ShiftOut: {
            /**
             * Ends At
             * Format: date-time
             */
            ends_at: string;
            /**
             * Key
             * Format: uuid
             */
            key: string;
            /** On Call */
            on_call: boolean;
            /**
             * Starts At
             * Format: date-time
             */
            starts_at: string;
        };
        /** SiteCard */
        SiteCard: {
            /** Access Note */
            access_note: string;
            /** Address */
            address: string;
            /**
             * Key
             * Format: uuid
             */
            key: string;
            /** Name */
            name: string;
            /** Zone */
            zone: string;
        };
        /** SiteChange */
        SiteChange: {
            /** Access Hours */
            access_hours?: {
                [key: string]: [
                    number,
                    number
                ][];
            } | null;
            /** Access Note */
            access_note?: string;
            /** Address */
            address?: string;
            /** Latitude */
            latitude?: number | null;
            /** Longitude */
            longitude?: number | null;
            /** Name */
            name?: string;
            /** Territory */
            territory?: string | null;
            /** Zone */
            zone?: string;
        };
        /** SiteIn */
        SiteIn: {
            /** Access Hours */
            access_hours?: {
                [key: string]: [
                    number,
                    number
                ][];
            } | null;
            /**
             * Access Note
             * @default
             */
            access_note?: string;
            /**
             * Address
             * @default
             */
            address?: string;
            /** Latitude */
            latitude?: number | null;
            /** Longitude */
            longitude?: number | null;
            /** Name */
            name: string;
            /** Territory */
            territory?: string | null;
            /**
             * Zone
             * @default Asia/Shanghai
             */
            zone?: string;
        };
        /** SiteOut */
        SiteOut: {
            /** Access Hours */
            access_hours: {
                [key: string]: [
                    number,
                    number
                ][];
            } | null;
            /** Access Note */
            access_note: string;
            /** Address */
            address: string;
            /** Archived At */
            archived_at: string | null;
            /**
             * Customer
             * Format: uuid
             */
            customer: string;
            /**
             * Key
             * Format: uuid
             */
            key: string;
            /** Latitude */
            latitude: number | null;
            /** Longitude */
            longitude: number | null;
            /** Name */
            name: string;
            /** Territory */
            territory: string | null;
            /** Version */
            version: number;
            /** Zone */
            zone: string;
        };
        /** SiteRows */
        SiteRows: {
            /** Next */
            next: string | null;
            /** Rows */
            rows: components["schemas"]["SiteOut"][];
        };
        /**
         * SizeBand
         * @description Size by staff, as China's statistics of industry draw the lines (统计上大中小微型企业划分办法 2017).
         * @enum {string}
         */
        SizeBand: "unknown" | "micro" | "small" | "medium" | "large";
        /**
         * SkillChange
         * @description Other names; one that is left out stays.
         */
        SkillChange: {
            /**
             * Name En
             * @default
             */
            name_en?: string;
            /**
             * Name Zh
             * @default
             */
            name_zh?: string;
        };
        /** SkillIn */
        SkillIn: {
            /** Code */
            code: string;
            /** Name En */
            name_en: string;
            /** Name Zh */
            name_zh: string;
        };
        /**
         * SkillName
         * @description A skill in both languages.
         */
        SkillName: {
            /** Name En */
            name_en: string;
            /** Name Zh */
            name_zh: string;
        };
        /** SkillOut */
        SkillOut: {
            /** Code */
            code: string;
            /**
             * Key
             * Format: uuid
             */
            key: string;
            /** Name En */
            name_en: string;
            /** Name Zh */
            name_zh: string;
            /** Version */
            version: number;
        };
        /** SkillsOut */
        SkillsOut: {
            /** Next */
            next?: string | null;
            /** Rows */
            rows: components["schemas"]["SkillOut"][];
        };
        /**
         * SlowStatementOut
         * @description A statement of the database that took long, by its shape, without values.
         */
        SlowStatementOut: {
            /** Fingerprint */
            fingerprint: string;
            /**
             * Last At
             * Format: date-time
             */
            last_at: string;
            /** Text */
            text: string;
            /** Times */
            times: number;
            /** Total Ms */
            total_ms: number;
            /** Worst Ms */
            worst_ms: number;
        };
        /** SnoozeIn */
        SnoozeIn: {
            /**
             * Again At
             * Format: date-time
             */
            again_at: string;
        };
        /**
         * Source
         * @description How a span came about: it follows from a move, was started by hand, or was entered afterwards.
         * @enum {string}
         */
        Source: "move" | "timer" | "entered";
        /**
         * SourceIn
         * @description Where a column of ours comes from: one of the file's (from 0), or the same value for every row.
         */
        SourceIn: {
            /** Column */
            column?: number | null;
            /**
             * Value
             * @default
             */
            value?: string;
        };
        /** SourceOut */
        SourceOut: {
            /** Column */
            column: number | null;
            /** Value */
            value: string;
        };
        /**
         * SpanOut
         * @description From when to when.
         */
        SpanOut: {
            /**
             * Ends At
             * Format: date-time
             */
            ends_at: string;
            /**
             * Starts At
             * Format: date-time
             */
            starts_at: string;
        };
        /** SpanQuery */
        SpanQuery: {
            /**
             * End
             * Format: date-time
             */
            end: string;
            /**
             * Start
             * Format: date-time
             */
            start: string;
        };
        /**
         * StandingOut
         * @description How one candidate stood: `rank` among those who may go (null: out, by these `reasons`), points, and of each
         *     objective that has a weight its part, 0 to 10,000. Where several go together, `crew` says how they stand to it.
         */
        StandingOut: {
            /** Crew */
            crew: string;
            engineer: components["schemas"]["CandidateName"];
            facts: components["schemas"]["CandidateFacts"];
            /** Parts */
            parts: {
                [key: string]: number;
            };
            /** Points */
            points: number;
            /** Rank */
            rank: number | null;
            /** Reasons */
            reasons: components["schemas"]["ReasonOut"][];
            /** Starts In Minutes */
            starts_in_minutes: number | null;
            /** Travel Minutes */
            travel_minutes: number;
            /** Wanted Points */
            wanted_points: number;
        };
        /** StateNameIn */
        StateNameIn: {
            /** Name En */
            name_en: string;
            /** Name Zh */
            name_zh: string;
            /**
             * Sub State
             * @default
             */
            sub_state?: string;
            /** Team */
            team?: string | null;
        };
        /** StateNameRow */
        StateNameRow: {
            /** Name En */
            name_en: string;
            /** Name Zh */
            name_zh: string;
            state: components["schemas"]["Order"];
            /** Sub State */
            sub_state: string;
            /** Team */
            team: string | null;
            /** Version */
            version: number;
        };
        /**
         * StepIn
         * @description One step: what it does, and the values it needs for that; others are not kept. An `owner` is a key, or "me" for
         *     whoever applies the macro. A wait wakes `wake_days` days on at that minute of the day, or when it usually ends.
         */
        StepIn: {
            /** Category */
            category?: string | null;
            /**
             * Cause En
             * @default
             */
            cause_en?: string;
            /**
             * Cause Zh
             * @default
             */
            cause_zh?: string;
            /**
             * Do
             * @enum {string}
             */
            do: "triage" | "priority" | "category" | "team" | "owner" | "start" | "sub_state" | "reply" | "note" | "wait" | "resolve";
            /** Owner */
            owner?: string | "me" | null;
            /** Priority */
            priority?: number | null;
            /** Reason */
            reason?: ("customer" | "parts" | "vendor" | "other") | null;
            /**
             * Sub State
             * @default
             */
            sub_state?: string;
            /** Team */
            team?: string | null;
            /**
             * Text En
             * @default
             */
            text_en?: string;
            /**
             * Text Zh
             * @default
             */
            text_zh?: string;
            /** Wake Days */
            wake_days?: number | null;
            /** Wake Minute */
            wake_minute?: number | null;
        };
        /**
         * StepOut
         * @description A step as it is kept; what it has no use for is null or empty.
         */
        StepOut: {
            /** Category */
            category: string | null;
            /** Cause En */
            cause_en: string;
            /** Cause Zh */
            cause_zh: string;
            /**
             * Do
             * @enum {string}
             */
            do: "triage" | "priority" | "category" | "team" | "owner" | "start" | "sub_state" | "reply" | "note" | "wait" | "resolve";
            /** Owner */
            owner: string | null;
            /** Priority */
            priority: number | null;
            /** Reason */
            reason: ("customer" | "parts" | "vendor" | "other") | null;
            /** Sub State */
            sub_state: string;
            /** Team */
            team: string | null;
            /** Text En */
            text_en: string;
            /** Text Zh */
            text_zh: string;
            /** Wake Days */
            wake_days: number | null;
            /** Wake Minute */
            wake_minute: number | null;
        };
        /**
         * StoodOut
         * @description How the thing stood when the operation was refused, and what the reader could do with it then.
         */
        StoodOut: {
            /**
             * Fields
             * @default {}
             */
            fields?: {
                [key: string]: unknown;
            };
            /**
             * Legal
             * @default []
             */
            legal?: string[];
        };
        /**
         * StopOut
         * @description One visit of the day with all that is to be known before going; `on` is its day in the reader's zone.
         */
        StopOut: {
            /** Arrived At */
            arrived_at: string | null;
            asset: components["schemas"]["ThingOut"] | null;
            /** Completion Note */
            completion_note: string;
            /** Confirmed At */
            confirmed_at: string | null;
            contact: components["schemas"]["WhomOut"] | null;
            /** Departed At */
            departed_at: string | null;
            /** Ended At */
            ended_at: string | null;
            /** Ends At */
            ends_at: string | null;
            engineer: components["schemas"]["Named"] | null;
            /**
             * Key
             * Format: uuid
             */
            key: string;
            last_job: components["schemas"]["LastJobOut"] | null;
            /** Mates */
            mates: components["schemas"]["Named"][];
            /** Mine */
            mine: boolean;
            /** Moves */
            moves: components["schemas"]["VisitMove"][];
            /** Number */
            number: number;
            /** On */
            on: string | null;
            order: components["schemas"]["EssentialsOut"];
            /**
             * Outcome
             * @enum {string}
             */
            outcome: "" | "fixed" | "partial" | "needs_part" | "no_fault" | "refused";
            /** Promised From At */
            promised_from_at: string | null;
            /** Promised Until At */
            promised_until_at: string | null;
            site: components["schemas"]["PlaceOut"] | null;
            /** Starts At */
            starts_at: string | null;
            state: components["schemas"]["Visit"];
            turn: components["schemas"]["TurnOut"] | null;
            /** Version */
            version: number;
            wish: components["schemas"]["WishOut"] | null;
        };
        /**
         * SubjectOut
         * @description What the reader may bring, and what of it.
         */
        SubjectOut: {
            /** Code */
            code: string;
            /** Columns */
            columns: components["schemas"]["ImportColumnOut"][];
            /** Identity En */
            identity_en: string;
            /** Identity Zh */
            identity_zh: string;
            /** Name En */
            name_en: string;
            /** Name Zh */
            name_zh: string;
            /** Ready */
            ready: components["schemas"]["ReadyOut"][];
        };
        /** SubjectRows */
        SubjectRows: {
            /** Next */
            next?: null;
            /** Rows */
            rows: components["schemas"]["SubjectOut"][];
        };
        /**
         * SubState
         * @description A finer state the order's team added to its present one.
         */
        SubState: {
            /** Name En */
            name_en: string;
            /** Name Zh */
            name_zh: string;
            /** Sub State */
            sub_state: string;
        };
        /**
         * SuggestedOut
         * @description A template on an order: whether it is meant for such orders, and why it stands where it stands: for this very
         *     category, for one above it, for this kind, or often sent on orders of this category.
         */
        SuggestedOut: {
            /** Archived */
            archived: boolean;
            /** Categories */
            categories: string[];
            /**
             * Key
             * Format: uuid
             */
            key: string;
            /** Kinds */
            kinds: string[];
            /** May Change */
            may_change: boolean;
            /** Name En */
            name_en: string;
            /** Name Zh */
            name_zh: string;
            /** Position */
            position: number;
            /** Suits */
            suits: boolean;
            team: components["schemas"]["Bilingual"] | null;
            /** Text En */
            text_en: string;
            /** Text Zh */
            text_zh: string;
            /** Used */
            used: number;
            /** Version */
            version: number;
            /**
             * Whose
             * @enum {string}
             */
            whose: "me" | "team" | "all";
            /**
             * Why
             * @enum {string}
             */
            why: "" | "category" | "branch" | "kind" | "used";
        };
        /**
         * SuggestionOut
         * @description A decision in short: what spoke for whom it chose, in `facts` and by which objectives they are ahead of the next
         *     one; or where nobody may go, `stops`. `turn`: where visits are made one after another.
         */
        SuggestionOut: {
            /** Able */
            able: number;
            /**
             * At
             * Format: date-time
             */
            at: string;
            /** Because */
            because: ("fit" | "travel" | "load" | "promise" | "continuity" | "fairness" | "language" | "overtime" | "efficiency" | "territory")[];
            by: components["schemas"]["CandidateName"] | null;
            /** Candidates */
            candidates: number;
            chosen: components["schemas"]["CandidateName"] | null;
            crew: components["schemas"]["CalledCrew"] | null;
            /** Ends At */
            ends_at: string | null;
            facts: components["schemas"]["CandidateFacts"] | null;
            /** Failing */
            failing: ("available" | "skill" | "certificate" | "territory" | "access" | "window" | "level" | "excluded" | "required" | "workload" | "on_call" | "distance" | "home" | "declined" | "present" | "crew" | "mentor")[];
            /**
             * Key
             * Format: uuid
             */
            key: string;
            /** Number */
            number: number;
            /** Policy */
            policy: string;
            /** Policy En */
            policy_en: string;
            /** Policy Zh */
            policy_zh: string;
            runner_up: components["schemas"]["CandidateName"] | null;
            sent: components["schemas"]["SendingOut"] | null;
            skill: components["schemas"]["SkillName"] | null;
            /** Starts At */
            starts_at: string | null;
            /** Stops */
            stops: components["schemas"]["RuleCount"][];
            turn: components["schemas"]["InTurnOut"] | null;
        };
        /**
         * SuggestionsOut
         * @description The likeliest first, in which language the customer is spoken to, and what may stand in braces.
         */
        SuggestionsOut: {
            /**
             * Language
             * @enum {string}
             */
            language: "zh-CN" | "en";
            /** Placeholders */
            placeholders: components["schemas"]["PlaceholderOut"][];
            /** Rows */
            rows: components["schemas"]["SuggestedOut"][];
        };
        /**
         * TargetIn
         * @description Exactly one of minutes and working days; without a calendar it runs around the clock.
         */
        TargetIn: {
            /** Calendar */
            calendar?: string | null;
            /** Minutes */
            minutes?: number | null;
            /** Working Days */
            working_days?: number | null;
        };
        /** TargetRow */
        TargetRow: {
            /** Calendar */
            calendar: string | null;
            /** Minutes */
            minutes: number | null;
            /**
             * Target
             * @enum {string}
             */
            target: "response" | "next_update" | "arrival" | "resolution";
            /** Working Days */
            working_days: number | null;
        };
        /**
         * TaskJobsOut
         * @description The jobs of one task.
         */
        TaskJobsOut: {
            /** Doing */
            doing: number;
            /** Done */
            done: number;
            /** Failed */
            failed: number;
            /** Last Failed At */
            last_failed_at: string | null;
            /** Oldest At */
            oldest_at: string | null;
            /** Queue */
            queue: string;
            /** Task */
            task: string;
            /** Waiting */
            waiting: number;
        };
        /** TeamChange */
        TeamChange: {
            /** Calendar */
            calendar?: string | null;
            /** Lead */
            lead?: string | null;
            /**
             * Name En
             * @default
             */
            name_en?: string;
            /**
             * Name Zh
             * @default
             */
            name_zh?: string;
            /** Parent */
            parent?: string | null;
        };
        /** TeamIn */
        TeamIn: {
            /** Calendar */
            calendar?: string | null;
            /** Code */
            code: string;
            /** Lead */
            lead?: string | null;
            /** Name En */
            name_en: string;
            /** Name Zh */
            name_zh: string;
            /** Parent */
            parent?: string | null;
        };
        /** TeamOut */
        TeamOut: {
            /** Archived */
            archived: boolean;
            /** Calendar */
            calendar: string | null;
            /** Code */
            code: string;
            /**
             * Key
             * Format: uuid
             */
            key: string;
            /** Lead */
            lead: string | null;
            /** Name En */
            name_en: string;
            /** Name Zh */
            name_zh: string;
            /** Parent */
            parent: string | null;
            /** Version */
            version: number;
        };
        /** TeamRef */
        TeamRef: {
            /** Code */
            code: string;
            /**
             * Key
             * Format: uuid
             */
            key: string;
            /** Name En */
            name_en: string;
            /** Name Zh */
            name_zh: string;
        };
        /** TeamsOut */
        TeamsOut: {
            /** Next */
            next?: string | null;
            /** Rows */
            rows: components["schemas"]["TeamOut"][];
        };
        /**
         * TemplateChangeIn
         * @description What changes of it; what is left out stays as it is.
         */
        TemplateChangeIn: {
            /** Categories */
            categories?: string[];
            /** Kinds */
            kinds?: string[];
            /** Name En */
            name_en?: string;
            /** Name Zh */
            name_zh?: string;
            /** Position */
            position?: number;
            /** Text En */
            text_en?: string;
            /** Text Zh */
            text_zh?: string;
        };
        /**
         * TemplateIn
         * @description A text to keep: for oneself, for a team (named by `team`), or for everybody. One of the two texts may be empty.
         *     Names in braces are placeholders: docs/reference/placeholders.md.
         */
        TemplateIn: {
            /**
             * Categories
             * @default []
             */
            categories?: string[];
            /**
             * Kinds
             * @default []
             */
            kinds?: string[];
            /** Name En */
            name_en: string;
            /** Name Zh */
            name_zh: string;
            /**
             * Position
             * @default 0
             */
            position?: number;
            /** Team */
            team?: string | null;
            /**
             * Text En
             * @default
             */
            text_en?: string;
            /**
             * Text Zh
             * @default
             */
            text_zh?: string;
            /**
             * Whose
             * @default me
             * @enum {string}
             */
            whose?: "me" | "team" | "all";
        };
        /**
         * TemplateOut
         * @description A template as this reader has it; `used` is how often it was sent.
         */
        TemplateOut: {
            /** Archived */
            archived: boolean;
            /** Categories */
            categories: string[];
            /**
             * Key
             * Format: uuid
             */
            key: string;
            /** Kinds */
            kinds: string[];
            /** May Change */
            may_change: boolean;
            /** Name En */
            name_en: string;
            /** Name Zh */
            name_zh: string;
            /** Position */
            position: number;
            team: components["schemas"]["Bilingual"] | null;
            /** Text En */
            text_en: string;
            /** Text Zh */
            text_zh: string;
            /** Used */
            used: number;
            /** Version */
            version: number;
            /**
             * Whose
             * @enum {string}
             */
            whose: "me" | "team" | "all";
        };
        /**
         * TemplatesOut
         * @description The reader's templates; `names` says what the kinds (by code) and categories (by key) they are for are called.
         */
        TemplatesOut: {
            /** Names */
            names: {
                [key: string]: components["schemas"]["OwnName"];
            };
            /** Placeholders */
            placeholders: components["schemas"]["PlaceholderOut"][];
            /** Rows */
            rows: components["schemas"]["TemplateOut"][];
        };
        /** TerritoriesIn */
        TerritoriesIn: {
            /** Territories */
            territories: string[];
        };
        /** TerritoriesOut */
        TerritoriesOut: {
            /** Next */
            next?: string | null;
            /** Rows */
            rows: components["schemas"]["TerritoryOut"][];
        };
        /** TerritoryChange */
        TerritoryChange: {
            /**
             * Name En
             * @default
             */
            name_en?: string;
            /**
             * Name Zh
             * @default
             */
            name_zh?: string;
            /** Parent */
            parent?: string | null;
        };
        /** TerritoryIn */
        TerritoryIn: {
            /** Code */
            code: string;
            /** Name En */
            name_en: string;
            /** Name Zh */
            name_zh: string;
            /** Parent */
            parent?: string | null;
        };
        /** TerritoryOut */
        TerritoryOut: {
            /** Code */
            code: string;
            /**
             * Key
             * Format: uuid
             */
            key: string;
            /** Name En */
            name_en: string;
            /** Name Zh */
            name_zh: string;
            /** Parent */
            parent: string | null;
            /** Version */
            version: number;
        };
        /**
         * Thing
         * @description What a key in a fact stands for: a person, a team, another order ("W-7"), a policy, a customer's thing, …
         */
        Thing: {
            /** Name En */
            name_en: string;
            /** Name Zh */
            name_zh: string;
            /**
             * What
             * @enum {string}
             */
            what: "person" | "team" | "order" | "policy" | "calendar" | "kind" | "category" | "site" | "asset" | "contact" | "contract" | "checklist" | "item" | "macro";
        };
        /** ThingOut */
        ThingOut: {
            /** Batch */
            batch: string;
            cover: components["schemas"]["Cover"];
            environment: components["schemas"]["RunsOnOut"] | null;
            /** Installed On */
            installed_on: string | null;
            /**
             * Key
             * Format: uuid
             */
            key: string;
            /** Name */
            name: string;
            product: components["schemas"]["OwnName"];
            /** Serial */
            serial: string;
        };
        /**
         * Tier
         * @description How much we owe a customer, least first.
         * @enum {string}
         */
        Tier: "standard" | "silver" | "gold" | "key";
        /**
         * TimeCorrectIn
         * @description What it really was, and why. What is not sent stays as it is.
         */
        TimeCorrectIn: {
            /**
             * Begins At
             * Format: date-time
             */
            begins_at?: string;
            /**
             * Ends At
             * Format: date-time
             */
            ends_at?: string;
            kind?: components["schemas"]["Work"];
            /** Note */
            note?: string;
            /** Reason */
            reason: string;
        };
        /**
         * TimeDayOut
         * @description One local day, with the minutes of it.
         */
        TimeDayOut: {
            minutes: components["schemas"]["MinutesOut"];
            /**
             * On
             * Format: date
             */
            on: string;
        };
        /**
         * TimeEnterIn
         * @description Time nobody measured; `person` is whose, if not the sender's own, `worklog` the key the span is to have.
         */
        TimeEnterIn: {
            /**
             * Begins At
             * Format: date-time
             */
            begins_at: string;
            /**
             * Ends At
             * Format: date-time
             */
            ends_at: string;
            kind: components["schemas"]["Work"];
            /**
             * Note
             * @default
             */
            note?: string;
            /** Person */
            person?: string | null;
            /** Visit */
            visit?: string | null;
            /** Worklog */
            worklog?: string | null;
        };
        /**
         * Timeline
         * @description A page of what happened. `names` says for every key in the facts' `data` what it stands for.
         */
        Timeline: {
            /** Names */
            names: {
                [key: string]: components["schemas"]["Thing"];
            };
            /** Next */
            next: string | null;
            /** Rows */
            rows: components["schemas"]["TimelineRow"][];
        };
        /**
         * TimelineRow
         * @description What happened, by whom. `plan`: the plan of dispatch they took it from, null for what they did themselves.
         */
        TimelineRow: {
            /**
             * At
             * Format: date-time
             */
            at: string;
            by: components["schemas"]["Named"] | null;
            /** By Customer */
            by_customer: boolean;
            /** Data */
            data: {
                [key: string]: unknown;
            };
            /** Id */
            id: number;
            /** Kind */
            kind: string;
            /** Late */
            late: boolean;
            note: components["schemas"]["NoteOut"] | null;
            /** Plan */
            plan: string | null;
            /**
             * Recorded At
             * Format: date-time
             */
            recorded_at: string;
        };
        /**
         * TimeOrderOut
         * @description The order a span is of; only its number where the reader may not see it.
         */
        TimeOrderOut: {
            /** Key */
            key: string | null;
            /** Number */
            number: number;
            /** Title */
            title: string;
        };
        /**
         * TimeRowOut
         * @description A span among others of the same person; `on` is the local day on which it began.
         */
        TimeRowOut: {
            /**
             * Begins At
             * Format: date-time
             */
            begins_at: string;
            /** Ends At */
            ends_at: string | null;
            /** History */
            history: components["schemas"]["TimeVersionOut"][];
            /**
             * Key
             * Format: uuid
             */
            key: string;
            kind: components["schemas"]["Work"];
            /** May Correct */
            may_correct: boolean;
            /** Minutes */
            minutes: number;
            /** Note */
            note: string;
            /**
             * On
             * Format: date
             */
            on: string;
            order: components["schemas"]["TimeOrderOut"];
            /** Overlong */
            overlong: boolean;
            person: components["schemas"]["Named"];
            source: components["schemas"]["Source"];
            /** Struck At */
            struck_at: string | null;
            /** Version */
            version: number;
            visit: components["schemas"]["TimeVisitOut"] | null;
        };
        /**
         * TimeStartIn
         * @description From now on the sender's time goes into this; `worklog` is the key the span is to have.
         */
        TimeStartIn: {
            kind: components["schemas"]["Work"];
            /**
             * Note
             * @default
             */
            note?: string;
            /** Worklog */
            worklog?: string | null;
        };
        /**
         * TimeStrikeIn
         * @description Why it does not count.
         */
        TimeStrikeIn: {
            /** Reason */
            reason: string;
        };
        /**
         * TimeVersionOut
         * @description How a span stood before `by` changed it, and why. moved: what was told late shortened it, nobody's hand did.
         */
        TimeVersionOut: {
            /**
             * At
             * Format: date-time
             */
            at: string;
            /**
             * Begins At
             * Format: date-time
             */
            begins_at: string;
            by: components["schemas"]["Named"] | null;
            /**
             * Deed
             * @enum {string}
             */
            deed: "corrected" | "struck" | "moved";
            /** Ends At */
            ends_at: string | null;
            kind: components["schemas"]["Work"];
            /** Note */
            note: string;
            /** Number */
            number: number;
            /** Reason */
            reason: string;
        };
        /** TimeVisitOut */
        TimeVisitOut: {
            /**
             * Key
             * Format: uuid
             */
            key: string;
            /** Number */
            number: number;
        };
        /**
         * TimingAsked
         * @description The same in an address.
         */
        TimingAsked: {
            /** Every */
            every?: number | null;
            /** Minute */
            minute: number;
            /** Month Day */
            month_day?: number | null;
            /** @default once */
            repeats?: "once" | "workdays" | "weekly" | "monthly" | "days";
            /**
             * Starts On
             * Format: date
             */
            starts_on: string;
            /** Times */
            times?: number | null;
            /** Until On */
            until_on?: string | null;
            /**
             * Weekdays
             * @default []
             */
            weekdays?: number[];
        };
        /** TokenIn */
        TokenIn: {
            /**
             * Expires At
             * Format: date-time
             */
            expires_at: string;
            /** Name */
            name: string;
            /** Rights */
            rights: string[];
        };
        /** TokenOut */
        TokenOut: {
            /**
             * Created At
             * Format: date-time
             */
            created_at: string;
            /** Ended At */
            ended_at: string | null;
            /**
             * Expires At
             * Format: date-time
             */
            expires_at: string;
            /**
             * Key
             * Format: uuid
             */
            key: string;
            /** Last Used At */
            last_used_at: string | null;
            /** Name */
            name: string;
            /** Rights */
            rights: string[];
        };
        /** TokensOut */
        TokensOut: {
            /** Next */
            next?: string | null;
            /** Rows */
            rows: components["schemas"]["TokenOut"][];
        };
        /** TriageIn */
        TriageIn: {
            /** Category */
            category?: string | null;
            /**
             * Custom
             * @default {}
             */
            custom?: {
                [key: string]: string | number | boolean | string[] | null;
            };
            /** Kind */
            kind?: string | null;
            /** Priority */
            priority?: number | null;
            /** Team */
            team?: string | null;
        };
        /** TrialIn */
        TrialIn: {
            /** Code */
            code: string;
            /**
             * Language
             * @enum {string}
             */
            language: "zh-CN" | "en";
        };
        /**
         * TrialOut
         * @description The run to ask for: its result has `sent`, and `why` where the mail server refused.
         */
        TrialOut: {
            /**
             * Run
             * Format: uuid
             */
            run: string;
        };
        /**
         * TriedOut
         * @description What a macro would do, step by step, and whether all of it may be done. `version` is the macro's.
         */
        TriedOut: {
            /** Allowed */
            allowed: boolean;
            /**
             * Key
             * Format: uuid
             */
            key: string;
            /** Name En */
            name_en: string;
            /** Name Zh */
            name_zh: string;
            /** Names */
            names: {
                [key: string]: components["schemas"]["OwnName"];
            };
            /** Steps */
            steps: components["schemas"]["TriedStep"][];
            /** Version */
            version: number;
        };
        /**
         * TriedStep
         * @description What would come of a step: its texts as they would be kept (of a resolution the cause first), until when it
         *     would wait, and why it is refused ("" if it is not).
         */
        TriedStep: {
            /** Because */
            because: string;
            /** Lacking */
            lacking: components["schemas"]["LackingOut"][];
            step: components["schemas"]["StepOut"];
            /** Texts */
            texts: string[];
            /** Wake At */
            wake_at: string | null;
            /** Why */
            why: string;
        };
        /**
         * TroubleOut
         * @description What is wrong with a cell, or with `column` "" the row, and what to do about it.
         */
        TroubleOut: {
            /** Code */
            code: string;
            /** Column */
            column: string;
            /** Label */
            label: string;
            /** Message */
            message: string;
            /** Value */
            value: string;
        };
        /**
         * Trust
         * @description Whether a year's holidays are as the State Council published them, or our estimate until it does.
         * @enum {string}
         */
        Trust: "published" | "estimated";
        /**
         * TurnIn
         * @description When a visit is to be made: `after` another one of the order or of a related one and so many days of 24 hours
         *     more, `not_before_on` a day where the work is; neither: at any time. `same_engineer`: whoever makes the visit before
         *     makes this one too. `minutes`: how long it takes, while it has no time.
         */
        TurnIn: {
            /** After */
            after?: string | null;
            /**
             * Gap Days
             * @default 0
             */
            gap_days?: number;
            /** Minutes */
            minutes?: number | null;
            /** Not Before On */
            not_before_on?: string | null;
            /** @default rather */
            same_engineer?: components["schemas"]["SameEngineer"];
        };
        /**
         * TurnOut
         * @description When a visit may be made: `waits` while the one before is not done, `comes_at` from when on, as far as is known.
         *     `out_of_turn`: it cannot be made as it stands, and why.
         */
        TurnOut: {
            after: components["schemas"]["BeforeOut"] | null;
            /** Comes At */
            comes_at: string | null;
            /** Gap Days */
            gap_days: number;
            /** Minutes */
            minutes: number | null;
            /** Not Before On */
            not_before_on: string | null;
            /**
             * Out Of Turn
             * @enum {string}
             */
            out_of_turn: "" | "moved" | "unplanned" | "cancelled" | "came_to_nothing" | "engineer";
            /** Out Since At */
            out_since_at: string | null;
            same_engineer: components["schemas"]["SameEngineer"];
            /** Waits */
            waits: boolean;
        };
        /**
         * Type
         * @description What a field holds. `many` holds several texts, or several things; a `reference` is a thing by its key.
         * @enum {string}
         */
        Type: "text" | "number" | "choice" | "reference" | "many" | "instant" | "date" | "flag";
        /**
         * UndecidedList
         * @description The most urgent first.
         */
        UndecidedList: {
            /** Next */
            next: string | null;
            /** Rows */
            rows: components["schemas"]["UndecidedRow"][];
        };
        /**
         * UndecidedRow
         * @description An order that waits for so many `people` at least, and where they go, if that is known. Without a suggestion
         *     nothing was decided lately: ask for a decision.
         */
        UndecidedRow: {
            /** May Send */
            may_send: boolean;
            order: components["schemas"]["Row"];
            /** People */
            people: number;
            place: components["schemas"]["MapPlace"] | null;
            suggestion: components["schemas"]["SuggestionOut"] | null;
        };
        /**
         * UseIn
         * @description `on` is the local day of the use, today in the sender's zone if left out; `cause` is the key of what used it.
         */
        UseIn: {
            /** Cause */
            cause?: string | null;
            /**
             * Count
             * @default 1
             */
            count?: number;
            /** On */
            on?: string | null;
        };
        /**
         * ViewChangeIn
         * @description What changes of it; what is left out stays as it is.
         */
        ViewChangeIn: {
            /**
             * Among
             * @enum {string}
             */
            among?: "open" | "all";
            /** Columns */
            columns?: string[];
            /** Filter */
            filter?: {
                [key: string]: unknown;
            } | null;
            /** Name */
            name?: string;
            /** Position */
            position?: number;
            /**
             * Sort
             * @enum {string}
             */
            sort?: "due" | "reported" | "priority" | "number" | "updated" | "-due" | "-reported" | "-priority" | "-number" | "-updated";
        };
        /**
         * ViewCounts
         * @description By the key of the view; null where there was no time to count.
         */
        ViewCounts: {
            /** Counts */
            counts: {
                [key: string]: components["schemas"]["Count"] | null;
            };
        };
        /**
         * ViewIn
         * @description A list to keep: for oneself, for a team (named by `team`), or for everybody.
         */
        ViewIn: {
            /**
             * Among
             * @default open
             * @enum {string}
             */
            among?: "open" | "all";
            /**
             * Columns
             * @default []
             */
            columns?: string[];
            /** Filter */
            filter?: {
                [key: string]: unknown;
            } | null;
            /** Name */
            name: string;
            /**
             * Position
             * @default 0
             */
            position?: number;
            /**
             * Sort
             * @default due
             * @enum {string}
             */
            sort?: "due" | "reported" | "priority" | "number" | "updated" | "-due" | "-reported" | "-priority" | "-number" | "-updated";
            /** Team */
            team?: string | null;
            /**
             * Whose
             * @default me
             * @enum {string}
             */
            whose?: "me" | "team" | "all";
        };
        /**
         * ViewOut
         * @description A kept view as this reader has it. With `trouble` (a code) its condition asks of what they may not know of, or of
         *     what is no more, and cannot be used by them.
         */
        ViewOut: {
            /**
             * Among
             * @enum {string}
             */
            among: "open" | "all";
            /** Archived */
            archived: boolean;
            /** Columns */
            columns: string[];
            /** Filter */
            filter: {
                [key: string]: unknown;
            } | null;
            /**
             * Key
             * Format: uuid
             */
            key: string;
            /** May Change */
            may_change: boolean;
            /** Name */
            name: string;
            /** Position */
            position: number;
            /**
             * Sort
             * @enum {string}
             */
            sort: "due" | "reported" | "priority" | "number" | "updated" | "-due" | "-reported" | "-priority" | "-number" | "-updated";
            team: components["schemas"]["Bilingual"] | null;
            /** Trouble */
            trouble: string;
            /** Version */
            version: number;
            /**
             * Whose
             * @enum {string}
             */
            whose: "me" | "team" | "all";
            /** Words */
            words: string;
        };
        /**
         * ViewsInOrder
         * @description Views by their keys, the first one first; those left out stand behind them.
         */
        ViewsInOrder: {
            /** Keys */
            keys: string[];
        };
        /** ViewsOut */
        ViewsOut: {
            /** Rows */
            rows: components["schemas"]["ViewOut"][];
        };
        /**
         * Visit
         * @description Where one visit to the customer stands.
         * @enum {string}
         */
        Visit: "planned" | "confirmed" | "travelling" | "on_site" | "done" | "cancelled" | "no_access";
        /**
         * VisitArrival
         * @description When whoever set out is expected; all but `travelling` empty while nobody travels. `by_position`: reckoned from
         *     where they were at `as_of_at` (`old`: that is a while ago), else from when they set out. `late_minutes` after the
         *     promise. For whoever plans the visit or makes it, `page`: what the customer may be sent, below
         *     `AFTERSALES_PUBLIC_URL` where that is set; and `page_until_at`: until when it works at the latest, for it ends with
         *     the way.
         */
        VisitArrival: {
            /** As Of At */
            as_of_at: string | null;
            /** By Position */
            by_position: boolean;
            /** From At */
            from_at: string | null;
            /** Late Minutes */
            late_minutes: number;
            /** Old */
            old: boolean;
            /** Page */
            page: string | null;
            /** Page Until At */
            page_until_at: string | null;
            /** Travelling */
            travelling: boolean;
            /** Until At */
            until_at: string | null;
        };
        /**
         * VisitInHand
         * @description A visit as planned; `order` null: none of the reader's.
         */
        VisitInHand: {
            /**
             * Ends At
             * Format: date-time
             */
            ends_at: string;
            order: components["schemas"]["VisitOrder"] | null;
            /**
             * Starts At
             * Format: date-time
             */
            starts_at: string;
            /**
             * State
             * @enum {string}
             */
            state: "planned" | "confirmed" | "travelling" | "on_site";
            /**
             * Visit
             * Format: uuid
             */
            visit: string;
        };
        /**
         * VisitMove
         * @description What can be done to a visit.
         * @enum {string}
         */
        VisitMove: "reschedule" | "confirm" | "decline" | "depart" | "arrive" | "complete" | "report_no_access" | "cancel";
        /**
         * VisitOrder
         * @description The order of a visit, in short.
         */
        VisitOrder: {
            /** Customer */
            customer: string | null;
            /**
             * Key
             * Format: uuid
             */
            key: string;
            /** Number */
            number: number;
            /** Priority */
            priority: number;
            /** Title */
            title: string;
        };
        /** VisitOut */
        VisitOut: {
            /** Arrived At */
            arrived_at: string | null;
            /** Completion Note */
            completion_note: string;
            /** Confirmed At */
            confirmed_at: string | null;
            /** Departed At */
            departed_at: string | null;
            /** Ended At */
            ended_at: string | null;
            /** Ends At */
            ends_at: string | null;
            engineer: components["schemas"]["Named"] | null;
            /**
             * Key
             * Format: uuid
             */
            key: string;
            /** Mates */
            mates: components["schemas"]["Named"][];
            /** Moves */
            moves: components["schemas"]["VisitMove"][];
            /** Number */
            number: number;
            /**
             * Outcome
             * @enum {string}
             */
            outcome: "" | "fixed" | "partial" | "needs_part" | "no_fault" | "refused";
            /** Promised From At */
            promised_from_at: string | null;
            /** Promised Until At */
            promised_until_at: string | null;
            /** Starts At */
            starts_at: string | null;
            state: components["schemas"]["Visit"];
            turn: components["schemas"]["TurnOut"] | null;
            /** Version */
            version: number;
        };
        /**
         * Wait
         * @description For whom an order waits.
         * @enum {string}
         */
        Wait: "customer" | "parts" | "vendor" | "other";
        /** WaitIn */
        WaitIn: {
            /**
             * Note
             * @default
             */
            note?: string;
            reason: components["schemas"]["Wait"];
            /** Wake At */
            wake_at?: string | null;
        };
        /**
         * WaitingFor
         * @description Why an order that was to find somebody by itself has not: nobody may go, others took the slot each time, or the
         *     turn of its visit has not come.
         * @enum {string}
         */
        WaitingFor: "nobody" | "taken" | "turn";
        /**
         * WaitingList
         * @description The most urgent first, of those the longest.
         */
        WaitingList: {
            /** Next */
            next: string | null;
            /** Rows */
            rows: components["schemas"]["WaitingOut"][];
        };
        /**
         * WaitingOfOrder
         * @description Why an order waits for somebody; null when it does not.
         */
        WaitingOfOrder: {
            waiting: components["schemas"]["WaitingOut"] | null;
        };
        /**
         * WaitingOut
         * @description An order that was to find somebody by itself and has not: why, since when, and when it was last looked at.
         */
        WaitingOut: {
            /** Decision */
            decision: string | null;
            /** Lacks */
            lacks: components["schemas"]["RuleLackOut"][];
            /**
             * Looked At
             * Format: date-time
             */
            looked_at: string;
            /** May Send */
            may_send: boolean;
            order: components["schemas"]["Row"];
            reason: components["schemas"]["WaitingFor"];
            /**
             * Since At
             * Format: date-time
             */
            since_at: string;
            /** Words */
            words: string;
        };
        /**
         * Wanted
         * @description How somebody wants an engineer for an order or a customer 指定与回避.
         * @enum {string}
         */
        Wanted: "never" | "only" | "rather";
        /**
         * Wants
         * @description What an operator is compared with.
         * @enum {string}
         */
        Wants: "nothing" | "one" | "pair" | "several" | "day" | "span" | "stretch" | "calendar" | "yes_or_no";
        /** WarrantiesIn */
        WarrantiesIn: {
            /** Warranties */
            warranties: components["schemas"]["WarrantyIn"][];
        };
        /**
         * WarrantyIn
         * @description Each part until its own last day; left out, that part is not covered.
         */
        WarrantyIn: {
            /** Labour Until */
            labour_until?: string | null;
            /** Parts Until */
            parts_until?: string | null;
            /**
             * Starts On
             * Format: date
             */
            starts_on: string;
            /** Travel Until */
            travel_until?: string | null;
        };
        /** WarrantyOut */
        WarrantyOut: {
            /** Labour Until */
            labour_until: string | null;
            /** Parts Until */
            parts_until: string | null;
            /**
             * Starts On
             * Format: date
             */
            starts_on: string;
            /** Travel Until */
            travel_until: string | null;
        };
        /** WatchIn */
        WatchIn: {
            /** Watching */
            watching: boolean;
        };
        /**
         * WhatIfCopy
         * @description So many more of an engineer: same skills, home and hours, and nothing on yet.
         */
        WhatIfCopy: {
            /** Count */
            count: number;
            /**
             * Engineer
             * Format: uuid
             */
            engineer: string;
        };
        /**
         * WhatIfCopyOut
         * @description So many more of an engineer.
         */
        WhatIfCopyOut: {
            /** Count */
            count: number;
            engineer: components["schemas"]["CandidateName"];
        };
        /**
         * WhatIfFigures
         * @description What a way of dispatching comes to. `in_time` of `promised` orders were begun before the nearest promise that
         *     stood when they were received; `travel` in minutes from home on and from place to place; `overtime`: minutes of
         *     visits outside the calendars; `spread`: minutes of work per hour on duty of those compared, ascending.
         */
        WhatIfFigures: {
            /** Compared */
            compared: number;
            /** Gini */
            gini: number | null;
            /** In Time */
            in_time: number;
            /** Minutes */
            minutes: number;
            /** Nobody */
            nobody: number;
            /** Orders */
            orders: number;
            /** Overtime */
            overtime: number;
            /** Promised */
            promised: number;
            /** Spread */
            spread: number[];
            /** Travel */
            travel: number;
            /** Wait */
            wait: number | null;
        };
        /**
         * WhatIfIn
         * @description Days that are over, both included, at most 31; and what is to be different.
         */
        WhatIfIn: {
            /**
             * Copies
             * @default []
             */
            copies?: components["schemas"]["WhatIfCopy"][];
            policy?: components["schemas"]["WhatIfPolicy"] | null;
            /**
             * Shifts
             * @default []
             */
            shifts?: components["schemas"]["WhatIfShift"][];
            /**
             * Since
             * Format: date
             */
            since: string;
            /**
             * Until
             * Format: date
             */
            until: string;
            /**
             * Without
             * @default []
             */
            without?: string[];
        };
        /**
         * WhatIfList
         * @description The latest first.
         */
        WhatIfList: {
            /** Next */
            next: string | null;
            /** Rows */
            rows: components["schemas"]["WhatIfOut"][];
        };
        /**
         * WhatIfOut
         * @description A what-if: how far it is (`done` of `total` orders, each replayed twice), what was changed, and its result.
         */
        WhatIfOut: {
            by: components["schemas"]["CandidateName"] | null;
            /** Copies */
            copies: components["schemas"]["WhatIfCopyOut"][];
            /** Done */
            done: number;
            /** Ended At */
            ended_at: string | null;
            /** Engine */
            engine: number;
            /**
             * Key
             * Format: uuid
             */
            key: string;
            /** Policy */
            policy: {
                [key: string]: unknown;
            } | null;
            result: components["schemas"]["WhatIfResult"] | null;
            /** Shifts */
            shifts: components["schemas"]["WhatIfShiftOut"][];
            /**
             * Since
             * Format: date
             */
            since: string;
            /**
             * Started At
             * Format: date-time
             */
            started_at: string;
            /**
             * State
             * @enum {string}
             */
            state: "running" | "done" | "failed" | "stopped";
            /** Total */
            total: number | null;
            /** Trouble */
            trouble: string;
            /**
             * Until
             * Format: date
             */
            until: string;
            /** Without */
            without: components["schemas"]["CandidateName"][];
        };
        /**
         * WhatIfPolicy
         * @description Another body as docs/reference/dispatch.md says, for the orders that go by the policy with this code; null: for
         *     all. Nothing is published.
         */
        WhatIfPolicy: {
            /** Body */
            body: {
                [key: string]: unknown;
            };
            /** Instead Of */
            instead_of?: string | null;
        };
        /**
         * WhatIfResult
         * @description What really was, what the policies of today come to, and what the change does; `moved` orders go to somebody else
         *     by it. Left out: cancelled orders, those nobody received, those without a policy; `crews` of the others were
         *     replayed with several people. The same past has the same `fingerprint`; `numbers` are the versions of the policies
         *     of today.
         */
        WhatIfResult: {
            /** Cancelled */
            cancelled: number;
            changed: components["schemas"]["WhatIfFigures"];
            /** Changed Engineers */
            changed_engineers: number;
            /**
             * Crews
             * @default 0
             */
            crews?: number;
            /** Engineers */
            engineers: number;
            /** Fingerprint */
            fingerprint: string;
            /** Measured */
            measured: number;
            /** Moved */
            moved: number;
            /** Numbers */
            numbers: {
                [key: string]: number;
            };
            present: components["schemas"]["WhatIfFigures"];
            really: components["schemas"]["WhatIfFigures"];
            /** Unreceived */
            unreceived: number;
            /** Without Policy */
            without_policy: number;
        };
        /**
         * WhatIfShift
         * @description More time on duty on these weekdays (0 is Monday), by the engineer's own clock in minutes of the day; of these
         *     engineers, or where none are named of everybody.
         */
        WhatIfShift: {
            /**
             * Engineers
             * @default []
             */
            engineers?: string[];
            /** From Minute */
            from_minute: number;
            /** Until Minute */
            until_minute: number;
            /** Weekdays */
            weekdays: number[];
        };
        /**
         * WhatIfShiftOut
         * @description More time on duty; nobody named: everybody's.
         */
        WhatIfShiftOut: {
            /** Engineers */
            engineers: components["schemas"]["CandidateName"][];
            /** From Minute */
            from_minute: number;
            /** Until Minute */
            until_minute: number;
            /** Weekdays */
            weekdays: number[];
        };
        /**
         * Whom
         * @description How to address somebody at a customer; the number is masked until asked for.
         */
        Whom: {
            /** Address */
            address: string;
            /** Job Title */
            job_title: string;
            /**
             * Key
             * Format: uuid
             */
            key: string;
            /** Name */
            name: string;
            /** Phone */
            phone: string;
        };
        /**
         * WhomOut
         * @description Whom one meets: `address` is how to speak to them 称呼; the whole number is asked for on its own.
         */
        WhomOut: {
            /** Address */
            address: string;
            /** Care */
            care: string;
            /** Job Title */
            job_title: string;
            /**
             * Key
             * Format: uuid
             */
            key: string;
            /** Name */
            name: string;
            /** Phone Masked */
            phone_masked: string;
        };
        /**
         * WhomToMind
         * @description The same with what to mind of them, and whether they can sign in.
         */
        WhomToMind: {
            /** Address */
            address: string;
            /** Care */
            care: string;
            /** Has Portal Access */
            has_portal_access: boolean;
            /** Job Title */
            job_title: string;
            /**
             * Key
             * Format: uuid
             */
            key: string;
            /** Name */
            name: string;
            /** Phone */
            phone: string;
            /** Version */
            version: number;
        };
        /**
         * WhyOut
         * @description A decision read again: the best of those who may go, and whether deciding it once more gave the same. A part of
         *     10,000 gives as many points as the objective has weight.
         */
        WhyOut: {
            /** Best */
            best: components["schemas"]["StandingOut"][];
            crew: components["schemas"]["CrewWhy"] | null;
            decision: components["schemas"]["DecisionOut"];
            /** Replayed */
            replayed: boolean;
            /** Weights */
            weights: {
                [key: string]: number;
            };
        };
        /**
         * WishIn
         * @description Whom to call and when; a field that is left out stays, an empty name leads back to the contact.
         */
        WishIn: {
            /** Call Name */
            call_name?: string;
            /** Call Phone */
            call_phone?: string;
            /** Suits */
            suits?: ("asap" | "morning" | "afternoon" | "evening")[];
        };
        /**
         * WishOut
         * @description Whom to call about the order if not its contact (no name: the contact), and when it suits them; the number is
         *     masked until asked for.
         */
        WishOut: {
            /** Name */
            name: string;
            /** Phone Masked */
            phone_masked: string;
            /** Suits */
            suits: ("asap" | "morning" | "afternoon" | "evening")[];
        };
        /**
         * WordingIn
         * @description The sentence from now on; empty is the product's own again.
         */
        WordingIn: {
            /** Text */
            text: string;
        };
        /**
         * WordingOut
         * @description A sentence that may be reworded, with the names that may stand in braces.
         */
        WordingOut: {
            /** Code */
            code: string;
            /** Placeholders */
            placeholders: string[];
            /** Said */
            said: components["schemas"]["SaidOut"][];
        };
        /**
         * Work
         * @description What the time went into.
         * @enum {string}
         */
        Work: "travel" | "work" | "wait";
        /**
         * WorklogOut
         * @description A span of somebody's time; without an end it runs. `overlong`: nobody stopped it, the limit of a day did.
         *
         *     `minutes` are as of now, between the two times as a clock without seconds shows them; `history` is oldest first.
         */
        WorklogOut: {
            /**
             * Begins At
             * Format: date-time
             */
            begins_at: string;
            /** Ends At */
            ends_at: string | null;
            /** History */
            history: components["schemas"]["TimeVersionOut"][];
            /**
             * Key
             * Format: uuid
             */
            key: string;
            kind: components["schemas"]["Work"];
            /** May Correct */
            may_correct: boolean;
            /** Minutes */
            minutes: number;
            /** Note */
            note: string;
            /** Overlong */
            overlong: boolean;
            person: components["schemas"]["Named"];
            source: components["schemas"]["Source"];
            /** Struck At */
            struck_at: string | null;
            /** Version */
            version: number;
            visit: components["schemas"]["TimeVisitOut"] | null;
        };
        /** YearIn */
        YearIn: {
            /**
             * Source
             * @default
             */
            source?: string;
            trust: components["schemas"]["Trust"];
        };
        /** YearOut */
        YearOut: {
            /** Days */
            days: components["schemas"]["DayOut"][];
            /** Source */
            source: string;
            /** Trust */
            trust: string;
            /** Version */
            version: number;
            /** Year */
            year: number;
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    list_assets: {
        parameters: {
            query?: {
                archived?: boolean;
                cursor?: string | null;
                customer?: string | null;
                ends_within?: number | null;
                family?: string;
                limit?: number;
                product?: string | null;
                search?: string;
                site?: string | null;
                software?: boolean | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AssetRows"];
                };
            };
        };
    };
    register_asset: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AssetIn"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AssetRow"];
                };
            };
        };
    };
    get_asset: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                key: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AssetOut"];
                };
            };
        };
    };
    change_asset: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                key: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AssetChange"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AssetRow"];
                };
            };
        };
    };
    archive_asset: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                key: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AssetRow"];
                };
            };
        };
    };
    set_environment: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                key: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["EnvironmentIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AssetRow"];
                };
            };
        };
    };
    move_asset: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                key: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MoveIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AssetRow"];
                };
            };
        };
    };
    restore_asset: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                key: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AssetRow"];
                };
            };
        };
    };
    set_warranties: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                key: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WarrantiesIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AssetRow"];
                };
            };
        };
    };
    list_work_orders_of_asset: {
        parameters: {
            query?: {
                cursor?: string | null;
                limit?: number;
                open?: boolean | null;
            };
            header?: never;
            path: {
                key: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HistoryRows"];
                };
            };
        };
    };
    list_calendars: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CalendarsOut"];
                };
            };
        };
    };
    create_calendar: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CalendarIn"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CalendarOut"];
                };
            };
        };
    };
    update_calendar: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                key: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CalendarChange"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CalendarOut"];
                };
            };
        };
    };
    set_calendar_day: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                key: string;
                on: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DayIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["YearOut"];
                };
            };
        };
    };
    clear_calendar_day: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                key: string;
                on: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["YearOut"];
                };
            };
        };
    };
    get_calendar_year: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                key: string;
                year: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["YearOut"];
                };
            };
        };
    };
    set_calendar_year: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                key: string;
                year: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["YearIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["YearOut"];
                };
            };
        };
    };
    find_callers: {
        parameters: {
            query?: {
                search?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Hits"];
                };
            };
        };
    };
    brief_caller: {
        parameters: {
            query: {
                asset?: string | null;
                contact?: string | null;
                customer: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BriefOut"];
                };
            };
        };
    };
    list_categories: {
        parameters: {
            query?: {
                archived?: boolean;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CategoryRow"][];
                };
            };
        };
    };
    put_category: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                code: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CategoryIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CategoryRow"];
                };
            };
        };
    };
    merge_category: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                code: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MergeCategoryIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CategoryRow"];
                };
            };
        };
    };
    count_categories: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CategoryCounts"];
                };
            };
        };
    };
    list_changes: {
        parameters: {
            query?: {
                cursor?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChangesOut"];
                };
            };
        };
    };
    list_checklist_templates: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChecklistTemplateList"];
                };
            };
        };
    };
    create_checklist_template: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChecklistDraftIn"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChecklistTemplateOut"];
                };
            };
        };
    };
    get_checklist_template: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                key: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChecklistTemplateOut"];
                };
            };
        };
    };
    archive_checklist_template: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                key: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChecklistArchiveIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChecklistTemplateOut"];
                };
            };
        };
    };
    discard_checklist_draft: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                key: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChecklistTemplateOut"];
                };
            };
        };
    };
    draft_checklist_template: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                key: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChecklistDraftIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChecklistTemplateOut"];
                };
            };
        };
    };
    publish_checklist_template: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                key: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChecklistTemplateOut"];
                };
            };
        };
    };
    answer_checklist: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                key: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChecklistAnswerIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChecklistsOut"];
                };
            };
        };
    };
    follow_up_checklist: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                key: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChecklistFollowUpIn"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChecklistFollowUpOut"];
                };
            };
        };
    };
    put_checklist_away: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                key: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChecklistsOut"];
                };
            };
        };
    };
    list_contacts: {
        parameters: {
            query?: {
                archived?: boolean;
                cursor?: string | null;
                customer?: string | null;
                limit?: number;
                search?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ContactRows"];
                };
            };
        };
    };
    get_contact: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                key: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ContactOut"];
                };
            };
        };
    };
    change_contact: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                key: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ContactChange"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ContactOut"];
                };
            };
        };
    };
    archive_contact: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                key: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ContactOut"];
                };
            };
        };
    };
    erase_contact: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                key: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ContactOut"];
                };
            };
        };
    };
    export_contact: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                key: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        [key: string]: unknown;
                    };
                };
            };
        };
    };
    give_portal_access: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                key: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ContactOut"];
                };
            };
        };
    };
    end_portal_access: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                key: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ContactOut"];
                };
            };
        };
    };
    restore_contact: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                key: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ContactOut"];
                };
            };
        };
    };
    reveal_contact: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                key: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RevealedOut"];
                };
            };
        };
    };
    export_orders: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                key: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ExportedOrders"];
                };
            };
        };
    };
    list_contracts: {
        parameters: {
            query?: {
                cursor?: string | null;
                customer?: string | null;
                ends_by?: string | null;
                ends_from?: string | null;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ContractRows"];
                };
            };
        };
    };
    get_contract: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                key: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ContractOut"];
                };
            };
        };
    };
    change_contract: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                key: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ContractChange"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ContractOut"];
                };
            };
        };
    };
    archive_contract: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                key: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ContractOut"];
                };
            };
        };
    };
    grant_entitlement: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                key: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["EntitlementIn"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EntitlementOut"];
                };
            };
        };
    };
    renew_contract: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                key: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RenewalIn"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ContractOut"];
                };
            };
        };
    };
    list_custom_fields: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CustomFieldRow"][];
                };
            };
        };
    };
    put_custom_field: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                code: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CustomFieldIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CustomFieldRow"];
                };
            };
        };
    };
    list_customers: {
        parameters: {
            query?: {
                archived?: boolean;
                cursor?: string | null;
                industry?: components["schemas"]["Industry"] | null;
                limit?: number;
                search?: string;
                tier?: components["schemas"]["Tier"] | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CustomerRows"];
                };
            };
        };
    };
    create_customer: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CustomerIn"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CustomerRow"];
                };
            };
        };
    };
    get_customer: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                key: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CustomerOut"];
                };
            };
        };
    };
    change_customer: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                key: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CustomerChange"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CustomerRow"];
                };
            };
        };
    };
    archive_customer: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                key: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CustomerRow"];
                };
            };
        };
    };
    add_contact: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                key: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ContactIn"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ContactOut"];
                };
            };
        };
    };
    sign_contract: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                key: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ContractIn"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ContractOut"];
                };
            };
        };
    };
    restore_customer: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                key: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CustomerRow"];
                };
            };
        };
    };
    add_site: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                key: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SiteIn"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SiteOut"];
                };
            };
        };
    };
    list_work_orders_of_customer: {
        parameters: {
            query?: {
                cursor?: string | null;
                limit?: number;
                open?: boolean | null;
            };
            header?: never;
            path: {
                key: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HistoryRows"];
                };
            };
        };
    };
    get_board: {
        parameters: {
            query: {
                engineer?: string[];
                from: string;
                search?: string;
                skill?: string | null;
                team?: string | null;
                territory?: string | null;
                until: string;
                visit?: string[];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BoardOut"];
                };
            };
        };
    };
    get_board_day: {
        parameters: {
            query: {
                engineer: string;
                on: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BoardDayOut"];
                };
            };
        };
    };
    drop_on_board: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["BoardDropIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BoardMoved"];
                };
            };
        };
    };
    move_on_board: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["BoardMoveIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BoardMoved"];
                };
            };
        };
    };
    judge_on_board: {
        parameters: {
            query: {
                alone?: boolean;
                ends_at?: string | null;
                engineer: string;
                mate?: string[];
                order?: string | null;
                starts_at: string;
                visit?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BoardVerdict"];
                };
            };
        };
    };
    list_crew_rules: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CrewRuleList"];
                };
            };
        };
    };
    publish_crew_rule: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CrewRuleIn"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CrewRuleOut"];
                };
            };
        };
    };
    drop_crew_rule: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                key: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CrewRuleOut"];
                };
            };
        };
    };
    preview_crew: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CrewPreviewIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CrewPreviewOut"];
                };
            };
        };
    };
    list_engineers_in_hand: {
        parameters: {
            query?: {
                cursor?: string | null;
                limit?: number;
                search?: string;
                skill?: string | null;
                state?: ("on_duty" | "off" | "break" | "away" | "leave") | null;
                team?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EngineerInHandList"];
                };
            };
        };
    };
    get_fairness: {
        parameters: {
            query: {
                cursor?: string | null;
                limit?: number;
                month: string;
                team?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FairnessOut"];
                };
            };
        };
    };
    list_given_work: {
        parameters: {
            query: {
                month: string;
            };
            header?: never;
            path: {
                engineer: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GivenList"];
                };
            };
        };
    };
    get_fairness_file: {
        parameters: {
            query: {
                month: string;
                team?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": string;
                };
            };
        };
    };
    list_dispatch_lacks: {
        parameters: {
            query?: {
                cursor?: string | null;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LackList"];
                };
            };
        };
    };
    get_map: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MapOut"];
                };
            };
        };
    };
    list_offered: {
        parameters: {
            query?: {
                cursor?: string | null;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OfferedList"];
                };
            };
        };
    };
    list_out_of_turn: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OutOfTurnList"];
                };
            };
        };
    };
    list_plan_rules: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PlanRuleList"];
                };
            };
        };
    };
    set_plan_rule: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PlanRuleIn"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PlanRuleOut"];
                };
            };
        };
    };
    drop_plan_rule: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                key: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    list_dispatch_policies: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DispatchPolicyList"];
                };
            };
        };
    };
    publish_dispatch_policy: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                code: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DispatchPolicyIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DispatchPolicyOut"];
                };
            };
        };
    };
    list_dispatch_versions: {
        parameters: {
            query?: {
                cursor?: string | null;
                limit?: number;
            };
            header?: never;
            path: {
                code: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DispatchVersionList"];
                };
            };
        };
    };
    list_presence: {
        parameters: {
            query?: {
                cursor?: string | null;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EngineerPresenceList"];
                };
            };
        };
    };
    preview_dispatch_policy: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DispatchPreviewIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DispatchPreviewOut"];
                };
            };
        };
    };
    list_proposals: {
        parameters: {
            query?: {
                cursor?: string | null;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProposalList"];
                };
            };
        };
    };
    ask_for_proposal: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ProposalIn"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProposalHead"];
                };
            };
        };
    };
    get_proposal: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                key: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProposalOut"];
                };
            };
        };
    };
    check_proposal: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                key: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PartsIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PartVerdicts"];
                };
            };
        };
    };
    list_proposal_left: {
        parameters: {
            query?: {
                cursor?: string | null;
                limit?: number;
            };
            header?: never;
            path: {
                key: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProposalLefts"];
                };
            };
        };
    };
    list_proposal_parts: {
        parameters: {
            query?: {
                cursor?: string | null;
                limit?: number;
            };
            header?: never;
            path: {
                key: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProposalParts"];
                };
            };
        };
    };
    stop_proposal: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                key: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProposalHead"];
                };
            };
        };
    };
    take_proposal: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                key: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PartsIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProposalTakenOut"];
                };
            };
        };
    };
    get_taking: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                key: string;
                taking: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProposalTakenOut"];
                };
            };
        };
    };
    stop_taking: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                key: string;
                taking: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProposalTakenOut"];
                };
            };
        };
    };
    ask_for_night_proposals: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NightIn"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProposalList"];
                };
            };
        };
    };
    solve_routes: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RoutesIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RoutesOut"];
                };
            };
        };
    };
    list_undecided: {
        parameters: {
            query?: {
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UndecidedList"];
                };
            };
        };
    };
    use_dispatch_policy: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DispatchUseIn"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DispatchUseOut"];
                };
            };
        };
    };
    drop_dispatch_use: {
        parameters: {
            query?: {
                kind?: string | null;
                priority?: number | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    list_waiting: {
        parameters: {
            query?: {
                cursor?: string | null;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WaitingList"];
                };
            };
        };
    };
    list_what_ifs: {
        parameters: {
            query?: {
                cursor?: string | null;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WhatIfList"];
                };
            };
        };
    };
    begin_what_if: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WhatIfIn"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WhatIfOut"];
                };
            };
        };
    };
    get_what_if: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                key: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WhatIfOut"];
                };
            };
        };
    };
    stop_what_if: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                key: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WhatIfOut"];
                };
            };
        };
    };
    list_appointment_rules: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AppointmentRuleList"];
                };
            };
        };
    };
    publish_appointment_rule: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AppointmentRuleIn"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AppointmentRuleOut"];
                };
            };
        };
    };
    drop_appointment_rule: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                key: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AppointmentRuleOut"];
                };
            };
        };
    };
    preview_appointment_rule: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AppointmentPreviewIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AppointmentPreviewOut"];
                };
            };
        };
    };
    list_engineer_wishes: {
        parameters: {
            query?: {
                customer?: string | null;
                order?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EngineerWishList"];
                };
            };
        };
    };
    wish_engineer: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["EngineerWishIn"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EngineerWishOut"];
                };
            };
        };
    };
    lift_engineer_wish: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                key: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EngineerWishOut"];
                };
            };
        };
    };
    get_entitlement: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                key: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EntitlementOut"];
                };
            };
        };
    };
    change_entitlement: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                key: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["EntitlementChange"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EntitlementOut"];
                };
            };
        };
    };
    return_entitlement: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                key: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReturnIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EntitlementOut"];
                };
            };
        };
    };
    use_entitlement: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                key: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UseIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EntitlementOut"];
                };
            };
        };
    };
    list_fault_codes: {
        parameters: {
            query?: {
                cursor?: string | null;
                family?: string;
                limit?: number;
                search?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FaultCodeRows"];
                };
            };
        };
    };
    add_fault_code: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["FaultCodeIn"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FaultCodeOut"];
                };
            };
        };
    };
    get_fault_code: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                key: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FaultCodeOut"];
                };
            };
        };
    };
    change_fault_code: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                key: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["FaultCodeChange"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FaultCodeOut"];
                };
            };
        };
    };
    archive_fault_code: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                key: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FaultCodeOut"];
                };
            };
        };
    };
    get_field_offers: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FieldOffersOut"];
                };
            };
        };
    };
    find_field_orders: {
        parameters: {
            query: {
                cursor?: string | null;
                limit?: number;
                search: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FoundLinesOut"];
                };
            };
        };
    };
    get_field_order: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                key: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FieldOrderOut"];
                };
            };
        };
    };
    scan_label: {
        parameters: {
            query: {
                code: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ScanOut"];
                };
            };
        };
    };
    get_field_day: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FieldDayOut"];
                };
            };
        };
    };
    show_visit_contact: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                key: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NumberOut"];
                };
            };
        };
    };
    find: {
        parameters: {
            query?: {
                q?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FoundOut"];
                };
            };
        };
    };
    get_first_run: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FirstRunOut"];
                };
            };
        };
    };
    create_first_admin: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["FirstRunIn"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FirstAdminOut"];
                };
            };
        };
    };
    list_imports: {
        parameters: {
            query?: {
                cursor?: string | null;
                limit?: number;
                subject?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImportRows"];
                };
            };
        };
    };
    begin_import: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ImportIn"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImportOut"];
                };
            };
        };
    };
    get_import: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                key: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImportOut"];
                };
            };
        };
    };
    forget_import: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                key: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    change_import: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                key: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ImportChange"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImportOut"];
                };
            };
        };
    };
    check_import: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                key: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImportOut"];
                };
            };
        };
    };
    list_import_rows: {
        parameters: {
            query?: {
                cursor?: string | null;
                limit?: number;
                outcome?: ("created" | "updated" | "unchanged" | "skipped" | "wrong") | null;
            };
            header?: never;
            path: {
                key: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OutcomeRows"];
                };
            };
        };
    };
    run_import: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                key: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RunIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImportOut"];
                };
            };
        };
    };
    stop_import: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                key: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImportOut"];
                };
            };
        };
    };
    get_wrong_rows: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                key: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": string;
                };
            };
        };
    };
    list_import_subjects: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SubjectRows"];
                };
            };
        };
    };
    get_import_template: {
        parameters: {
            query?: {
                format?: "xlsx" | "csv";
            };
            header?: never;
            path: {
                subject: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": string;
                };
            };
        };
    };
    get_data_health: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DataHealthOut"];
                };
            };
        };
    };
    retry_what_failed: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RetryIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RetriedOut"];
                };
            };
        };
    };
    list_kinds: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KindRow"][];
                };
            };
        };
    };
    put_kind: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                code: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["KindIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KindRow"];
                };
            };
        };
    };
    get_form: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                code: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FormRow"];
                };
            };
        };
    };
    put_form: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                code: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["FormIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FormRow"];
                };
            };
        };
    };
    list_macros: {
        parameters: {
            query?: {
                archived?: boolean;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MacrosOut"];
                };
            };
        };
    };
    keep_macro: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MacroIn"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MacroOut"];
                };
            };
        };
    };
    change_macro: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                key: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MacroChangeIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MacroOut"];
                };
            };
        };
    };
    archive_macro: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                key: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MacroOut"];
                };
            };
        };
    };
    restore_macro: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                key: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MacroOut"];
                };
            };
        };
    };
    get_me: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MeOut"];
                };
            };
        };
    };
    update_me: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MeIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MeOut"];
                };
            };
        };
    };
    report_position: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PositionIn"];
            };
        };
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    get_position_sharing: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PositionSharingOut"];
                };
            };
        };
    };
    set_position_sharing: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PositionSharingIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PositionSharingOut"];
                };
            };
        };
    };
    list_my_sessions: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SessionsOut"];
                };
            };
        };
    };
    end_my_other_sessions: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EndedOut"];
                };
            };
        };
    };
    end_my_session: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                key: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    list_notices: {
        parameters: {
            query?: {
                cursor?: string | null;
                limit?: number;
                unread?: boolean;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InboxOut"];
                };
            };
        };
    };
    list_notice_preferences: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PreferencesOut"];
                };
            };
        };
    };
    set_notice_preferences: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PreferencesIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PreferencesOut"];
                };
            };
        };
    };
    read_notices: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReadIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReadOut"];
                };
            };
        };
    };
    list_reminders: {
        parameters: {
            query?: {
                subject?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RemindersOut"];
                };
            };
        };
    };
    add_reminder: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReminderIn"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReminderOut"];
                };
            };
        };
    };
    get_reminder: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                key: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReminderOut"];
                };
            };
        };
    };
    remove_reminder: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                key: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    change_reminder: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                key: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReminderChangeIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReminderOut"];
                };
            };
        };
    };
    finish_reminder: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                key: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DoneIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReminderOut"];
                };
            };
        };
    };
    snooze_reminder: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                key: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SnoozeIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReminderOut"];
                };
            };
        };
    };
    preview_reminder: {
        parameters: {
            query: {
                every?: number | null;
                minute: number;
                month_day?: number | null;
                repeats?: "once" | "workdays" | "weekly" | "monthly" | "days";
                starts_on: string;
                times?: number | null;
                until_on?: string | null;
                weekdays?: number[];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ComingOut"];
                };
            };
        };
    };
    get_notice_sample: {
        parameters: {
            query: {
                code: string;
                language: "zh-CN" | "en";
                letter?: string | null;
                line?: string | null;
                next?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SampleOut"];
                };
            };
        };
    };
    try_notice: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TrialIn"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TrialOut"];
                };
            };
        };
    };
    list_notice_wordings: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WordingOut"][];
                };
            };
        };
    };
    put_notice_wording: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                code: string;
                language: "zh-CN" | "en";
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WordingIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WordingOut"][];
                };
            };
        };
    };
    take_operations: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["OperationsIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ResultsOut"];
                };
            };
        };
    };
    list_people: {
        parameters: {
            query?: {
                archived?: boolean;
                cursor?: string | null;
                customers?: boolean;
                level?: components["schemas"]["Level"] | null;
                limit?: number;
                role?: string;
                search?: string;
                skill?: string;
                team?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PeopleOut"];
                };
            };
        };
    };
    create_person: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PersonIn"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PersonOut"];
                };
            };
        };
    };
    get_person: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                key: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PersonOut"];
                };
            };
        };
    };
    update_person: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                key: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PersonChange"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PersonOut"];
                };
            };
        };
    };
    archive_person: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                key: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PersonOut"];
                };
            };
        };
    };
    add_certificate: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                key: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CertificateIn"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CertificateOut"];
                };
            };
        };
    };
    remove_certificate: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                certificate: string;
                key: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    get_duty: {
        parameters: {
            query: {
                end: string;
                start: string;
            };
            header?: never;
            path: {
                key: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DutyOut"];
                };
            };
        };
    };
    get_engineer: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                key: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EngineerOut"];
                };
            };
        };
    };
    set_engineer: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                key: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["EngineerIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EngineerOut"];
                };
            };
        };
    };
    erase_person: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                key: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PersonOut"];
                };
            };
        };
    };
    export_person: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                key: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        [key: string]: unknown;
                    };
                };
            };
        };
    };
    take_leave: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                key: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LeaveIn"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LeaveOut"];
                };
            };
        };
    };
    withdraw_leave: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                key: string;
                leave: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LeaveOut"];
                };
            };
        };
    };
    start_mentorship: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                key: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MentorIn"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EngineerOut"];
                };
            };
        };
    };
    end_mentorship: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                key: string;
                mentor: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MentorEndIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EngineerOut"];
                };
            };
        };
    };
    set_password: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                key: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PasswordIn"];
            };
        };
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    get_presence: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                key: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EngineerPresenceOut"];
                };
            };
        };
    };
    set_presence: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                key: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["EngineerPresenceIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EngineerPresenceOut"];
                };
            };
        };
    };
    restore_person: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                key: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PersonOut"];
                };
            };
        };
    };
    give_role: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                key: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["GivenRoleIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PersonOut"];
                };
            };
        };
    };
    take_role: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                key: string;
                role: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PersonOut"];
                };
            };
        };
    };
    list_sessions_of_person: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                key: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SessionsOut"];
                };
            };
        };
    };
    end_sessions_of_person: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                key: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EndedOut"];
                };
            };
        };
    };
    plan_shift: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                key: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ShiftIn"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ShiftOut"];
                };
            };
        };
    };
    cancel_shift: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                key: string;
                shift: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    set_skill: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                key: string;
                skill: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["OwnSkillIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EngineerOut"];
                };
            };
        };
    };
    drop_skill: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                key: string;
                skill: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    join_team: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                key: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["JoinedTeamIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PersonOut"];
                };
            };
        };
    };
    set_territories: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                key: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TerritoriesIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PersonOut"];
                };
            };
        };
    };
    list_person_time: {
        parameters: {
            query?: {
                cursor?: string | null;
                limit?: number;
                since?: string | null;
                until?: string | null;
            };
            header?: never;
            path: {
                key: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PersonTimeOut"];
                };
            };
        };
    };
    list_products: {
        parameters: {
            query?: {
                archived?: boolean;
                cursor?: string | null;
                family?: string;
                limit?: number;
                search?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProductRows"];
                };
            };
        };
    };
    add_product: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ProductIn"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProductOut"];
                };
            };
        };
    };
    get_product: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                key: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProductOut"];
                };
            };
        };
    };
    change_product: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                key: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ProductChange"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProductOut"];
                };
            };
        };
    };
    archive_product: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                key: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProductOut"];
                };
            };
        };
    };
    list_reply_templates: {
        parameters: {
            query?: {
                archived?: boolean;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TemplatesOut"];
                };
            };
        };
    };
    keep_reply_template: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TemplateIn"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TemplateOut"];
                };
            };
        };
    };
    change_reply_template: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                key: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TemplateChangeIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TemplateOut"];
                };
            };
        };
    };
    archive_reply_template: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                key: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TemplateOut"];
                };
            };
        };
    };
    restore_reply_template: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                key: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TemplateOut"];
                };
            };
        };
    };
    list_roles: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RolesOut"];
                };
            };
        };
    };
    create_role: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RoleIn"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RoleOut"];
                };
            };
        };
    };
    update_role: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                key: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RoleChange"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RoleOut"];
                };
            };
        };
    };
    get_run: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                key: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RunOut"];
                };
            };
        };
    };
    list_sites: {
        parameters: {
            query?: {
                archived?: boolean;
                cursor?: string | null;
                customer?: string | null;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SiteRows"];
                };
            };
        };
    };
    get_site: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                key: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SiteOut"];
                };
            };
        };
    };
    change_site: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                key: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SiteChange"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SiteOut"];
                };
            };
        };
    };
    archive_site: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                key: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SiteOut"];
                };
            };
        };
    };
    restore_site: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                key: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SiteOut"];
                };
            };
        };
    };
    list_skills: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SkillsOut"];
                };
            };
        };
    };
    create_skill: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SkillIn"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SkillOut"];
                };
            };
        };
    };
    update_skill: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                key: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SkillChange"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SkillOut"];
                };
            };
        };
    };
    list_sla_policies: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PolicyRow"][];
                };
            };
        };
    };
    create_sla_policy: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PolicyIn"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PolicyRow"];
                };
            };
        };
    };
    change_sla_policy: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                key: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PolicyIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PolicyRow"];
                };
            };
        };
    };
    preview_sla: {
        parameters: {
            query: {
                kind: string;
                priority: number;
                service_level?: string;
                tier?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Ranked"][];
                };
            };
        };
    };
    list_state_names: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StateNameRow"][];
                };
            };
        };
    };
    put_state_name: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                state: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["StateNameIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StateNameRow"];
                };
            };
        };
    };
    list_teams: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TeamsOut"];
                };
            };
        };
    };
    create_team: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TeamIn"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TeamOut"];
                };
            };
        };
    };
    update_team: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                key: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TeamChange"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TeamOut"];
                };
            };
        };
    };
    archive_team: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                key: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TeamOut"];
                };
            };
        };
    };
    list_territories: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TerritoriesOut"];
                };
            };
        };
    };
    create_territory: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TerritoryIn"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TerritoryOut"];
                };
            };
        };
    };
    update_territory: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                key: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TerritoryChange"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TerritoryOut"];
                };
            };
        };
    };
    list_own_time: {
        parameters: {
            query?: {
                cursor?: string | null;
                limit?: number;
                since?: string | null;
                until?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PersonTimeOut"];
                };
            };
        };
    };
    correct_time: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                key: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TimeCorrectIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrderTimeOut"];
                };
            };
        };
    };
    strike_time: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                key: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TimeStrikeIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrderTimeOut"];
                };
            };
        };
    };
    list_tokens: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TokensOut"];
                };
            };
        };
    };
    create_token: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TokenIn"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TokenOut"];
                };
            };
        };
    };
    end_token: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                key: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    get_visit_arrival: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                key: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["VisitArrival"];
                };
            };
        };
    };
    arrive_visit: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                key: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["VisitOut"];
                };
            };
        };
    };
    cancel_visit: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                key: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CancelVisitIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["VisitOut"];
                };
            };
        };
    };
    complete_visit: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                key: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CompleteIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["VisitOut"];
                };
            };
        };
    };
    confirm_visit: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                key: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["VisitOut"];
                };
            };
        };
    };
    decline_visit: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                key: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DeclineIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["VisitOut"];
                };
            };
        };
    };
    depart_visit: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                key: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["VisitOut"];
                };
            };
        };
    };
    move_visit_to_next_time: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                key: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NextTimeIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["VisitOut"];
                };
            };
        };
    };
    report_no_access: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                key: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NoAccessIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["VisitOut"];
                };
            };
        };
    };
    reschedule_visit: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                key: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RescheduleIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["VisitOut"];
                };
            };
        };
    };
    put_visit_in_turn: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                key: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TurnIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["VisitOut"];
                };
            };
        };
    };
    list_work_orders: {
        parameters: {
            query?: {
                among?: ("open" | "all") | null;
                asset?: string | null;
                cursor?: string;
                custom?: boolean;
                customer?: string | null;
                filter?: string;
                limit?: number;
                owner?: string | null;
                saved?: string | null;
                sort?: ("due" | "reported" | "priority" | "number" | "updated" | "-due" | "-reported" | "-priority" | "-number" | "-updated") | null;
                team?: string | null;
                view?: "open" | "mine" | "unassigned" | "reported" | "overdue" | "waiting" | "resolved";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Queue"];
                };
            };
        };
    };
    report_work_order: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReportIn"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrderOut"];
                };
            };
        };
    };
    get_work_order: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                key: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrderOut"];
                };
            };
        };
    };
    change_work_order: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                key: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChangeIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrderOut"];
                };
            };
        };
    };
    get_appointment: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                key: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrderAppointments"];
                };
            };
        };
    };
    cancel_appointment: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                key: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AppointmentReasonIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrderAppointments"];
                };
            };
        };
    };
    confirm_appointment: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                key: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AppointmentReasonIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrderAppointments"];
                };
            };
        };
    };
    hold_appointment: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                key: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AppointmentHoldIn"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrderAppointments"];
                };
            };
        };
    };
    let_go_appointment: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                key: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrderAppointments"];
                };
            };
        };
    };
    get_work_order_around: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                key: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Around"];
                };
            };
        };
    };
    assign_work_order: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                key: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AssignIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrderOut"];
                };
            };
        };
    };
    cancel_work_order: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                key: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CancelIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrderOut"];
                };
            };
        };
    };
    list_order_checklists: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                key: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChecklistsOut"];
                };
            };
        };
    };
    add_order_checklist: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                key: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChecklistAddIn"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChecklistsOut"];
                };
            };
        };
    };
    close_work_order: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                key: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrderOut"];
                };
            };
        };
    };
    confirm_work_order: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                key: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrderOut"];
                };
            };
        };
    };
    get_order_crew: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                key: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrderCrewShown"];
                };
            };
        };
    };
    set_order_crew: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                key: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["OrderCrewIn"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrderCrewOut"];
                };
            };
        };
    };
    lift_order_crew: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                key: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrderCrewOut"];
                };
            };
        };
    };
    reveal_custom_value: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                code: string;
                key: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Revealed"];
                };
            };
        };
    };
    list_decisions: {
        parameters: {
            query?: {
                cursor?: string | null;
                limit?: number;
            };
            header?: never;
            path: {
                key: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DecisionList"];
                };
            };
        };
    };
    decide_work_order: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                key: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DecideIn"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SuggestionOut"];
                };
            };
        };
    };
    explain_decision: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                decision: string;
                key: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WhyOut"];
                };
            };
        };
    };
    explain_candidate: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                decision: string;
                engineer: string;
                key: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StandingOut"];
                };
            };
        };
    };
    offer_as_decided: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                decision: string;
                key: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["OfferIn"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RoundOut"];
                };
            };
        };
    };
    recall_as_decided: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                decision: string;
                key: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SendingOut"];
                };
            };
        };
    };
    send_as_decided: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                decision: string;
                key: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SendIn"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SendingOut"];
                };
            };
        };
    };
    explain_my_standing: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                key: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MyStandingOut"];
                };
            };
        };
    };
    escalate_work_order: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                key: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NoteOnlyIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrderOut"];
                };
            };
        };
    };
    list_order_files: {
        parameters: {
            query?: {
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path: {
                key: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FileList"];
                };
            };
        };
    };
    attach_order_files: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                key: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AttachIn"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FileList"];
                };
            };
        };
    };
    read_order_file: {
        parameters: {
            query?: {
                view?: "original" | "preview" | "thumbnail";
            };
            header?: never;
            path: {
                attachment: string;
                key: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": string;
                };
            };
        };
    };
    remove_order_file: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                attachment: string;
                key: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FileList"];
                };
            };
        };
    };
    hand_off_work_order: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                key: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["HandOffIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrderOut"];
                };
            };
        };
    };
    answer_hand_off: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                hand_off: string;
                key: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AnswerIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrderOut"];
                };
            };
        };
    };
    place_hold: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                key: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["HoldIn"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrderOut"];
                };
            };
        };
    };
    lift_hold: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                hold: string;
                key: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrderOut"];
                };
            };
        };
    };
    list_work_order_letters: {
        parameters: {
            query?: {
                cursor?: string | null;
                limit?: number;
            };
            header?: never;
            path: {
                key: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LetterList"];
                };
            };
        };
    };
    link_work_order: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                key: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LinkIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrderOut"];
                };
            };
        };
    };
    offer_macros: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                key: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OffersOut"];
                };
            };
        };
    };
    try_macro: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                key: string;
                macro: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TriedOut"];
                };
            };
        };
    };
    apply_macro: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                key: string;
                macro: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ApplyIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrderOut"];
                };
            };
        };
    };
    merge_work_order: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                key: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MergeIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrderOut"];
                };
            };
        };
    };
    add_note: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                key: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NoteIn"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NoteOut"];
                };
            };
        };
    };
    reveal_called_number: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                key: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NumberOut"];
                };
            };
        };
    };
    list_offers: {
        parameters: {
            query?: {
                cursor?: string | null;
                limit?: number;
            };
            header?: never;
            path: {
                key: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RoundList"];
                };
            };
        };
    };
    withdraw_offers: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                key: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RoundOut"];
                };
            };
        };
    };
    be_present: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                key: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PresenceIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PresentOut"][];
                };
            };
        };
    };
    release_work_order: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                key: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReleaseIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrderOut"];
                };
            };
        };
    };
    reopen_work_order: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                key: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReopenIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrderOut"];
                };
            };
        };
    };
    render_reply: {
        parameters: {
            query: {
                language?: ("zh-CN" | "en") | null;
                text: string;
            };
            header?: never;
            path: {
                key: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RenderedOut"];
                };
            };
        };
    };
    suggest_reply_templates: {
        parameters: {
            query?: {
                search?: string;
            };
            header?: never;
            path: {
                key: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SuggestionsOut"];
                };
            };
        };
    };
    render_reply_template: {
        parameters: {
            query?: {
                language?: ("zh-CN" | "en") | null;
            };
            header?: never;
            path: {
                key: string;
                template: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RenderedOut"];
                };
            };
        };
    };
    resolve_work_order: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                key: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ResolveIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrderOut"];
                };
            };
        };
    };
    resume_work_order: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                key: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrderOut"];
                };
            };
        };
    };
    list_appointment_slots: {
        parameters: {
            query?: {
                days?: number;
                since?: string | null;
            };
            header?: never;
            path: {
                key: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AppointmentSlots"];
                };
            };
        };
    };
    start_work_order: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                key: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrderOut"];
                };
            };
        };
    };
    list_order_time: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                key: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrderTimeOut"];
                };
            };
        };
    };
    enter_time: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                key: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TimeEnterIn"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrderTimeOut"];
                };
            };
        };
    };
    start_time: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                key: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TimeStartIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrderTimeOut"];
                };
            };
        };
    };
    stop_time: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                key: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrderTimeOut"];
                };
            };
        };
    };
    get_work_order_timeline: {
        parameters: {
            query?: {
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path: {
                key: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Timeline"];
                };
            };
        };
    };
    triage_work_order: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                key: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TriageIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrderOut"];
                };
            };
        };
    };
    plan_visit: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                key: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PlanIn"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["VisitOut"];
                };
            };
        };
    };
    list_visits_to_follow: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                key: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BeforeList"];
                };
            };
        };
    };
    wait_work_order: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                key: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WaitIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrderOut"];
                };
            };
        };
    };
    get_waiting: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                key: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WaitingOfOrder"];
                };
            };
        };
    };
    watch_work_order: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                key: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WatchIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrderOut"];
                };
            };
        };
    };
    change_wish: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                key: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WishIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrderOut"];
                };
            };
        };
    };
    move_work_orders: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["BulkIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BulkOut"];
                };
            };
        };
    };
    count_work_orders: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Counts"];
                };
            };
        };
    };
    find_duplicates: {
        parameters: {
            query: {
                asset?: string | null;
                customer: string;
                title: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Lookalikes"];
                };
            };
        };
    };
    list_exports: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ExportsOut"];
                };
            };
        };
    };
    export_work_orders: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ExportIn"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ExportOut"];
                };
            };
        };
    };
    get_export_file: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                key: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": string;
                };
            };
        };
    };
    stop_export: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                key: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ExportOut"];
                };
            };
        };
    };
    list_work_order_fields: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FieldsOut"];
                };
            };
        };
    };
    ask_form: {
        parameters: {
            query: {
                draft?: string;
                kind: string;
                order?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AskedOut"];
                };
            };
        };
    };
    get_work_order_by_number: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                number: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrderOut"];
                };
            };
        };
    };
    preview_work_orders: {
        parameters: {
            query?: {
                among?: "open" | "all";
                filter?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PreviewOut"];
                };
            };
        };
    };
    get_priorities: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Priorities"];
                };
            };
        };
    };
    list_views: {
        parameters: {
            query?: {
                archived?: boolean;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ViewsOut"];
                };
            };
        };
    };
    keep_view: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ViewIn"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ViewOut"];
                };
            };
        };
    };
    change_view: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                key: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ViewChangeIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ViewOut"];
                };
            };
        };
    };
    archive_view: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                key: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ViewOut"];
                };
            };
        };
    };
    restore_view: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                key: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ViewOut"];
                };
            };
        };
    };
    count_views: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ViewCounts"];
                };
            };
        };
    };
    arrange_views: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ViewsInOrder"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ViewsOut"];
                };
            };
        };
    };
}
