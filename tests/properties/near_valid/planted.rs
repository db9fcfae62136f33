//! Mistakes of each rule, planted in a document.

use arbitrary::{Result, Unstructured};
use msk_connect_preflight::{Rule, Shape};

use super::{
    CHANGES, MAX_WORKERS, MIN_WORKERS, OBJECTS, OTHER_NAMES, TASKS,
    configuration::secret_string,
    mistakes::Mistakes,
    valid::{
        auto_scaling, boolean, capacity, integer, object, plugin, provisioned_capacity,
        worker_configuration, worker_count,
    },
    wrong::{anything, hidden, in_a_style, wrong_arn},
};
use crate::{
    json::{Json, has, is_repeated},
    support::{pointer::place, second_opinion::names::is_like},
};

impl Mistakes {
    /// Replaces the integer at one of `places` by one of `values`, or by one beyond 64 bits.
    pub(super) fn replace(
        &mut self,
        u: &mut Unstructured<'_>,
        places: &[&str],
        values: &[i64],
    ) -> Result<Option<String>> {
        let Some(at) = self.open_place(u, places)? else {
            return Ok(None);
        };
        let far = [i64::MIN, -1, -2_147_483_649];
        let values: Vec<_> = values.iter().chain(&far).copied().collect();
        let value = *u.choose(&values)?;
        let value = match u.int_in_range(0..=9)? {
            8 => Json::Scalar("-9223372036854775809".to_owned()),
            9 => Json::Scalar("9223372036854777857".to_owned()),
            _ => integer(u, value)?,
        };
        self.put(&at, value);
        Ok(Some(at))
    }

    pub(super) fn replace_arn(
        &mut self,
        u: &mut Unstructured<'_>,
        at: &str,
        resource: &str,
    ) -> Result<Option<String>> {
        let at = self.open_place(u, &[at])?;
        if let Some(at) = &at {
            let arn = wrong_arn(u, resource)?;
            self.put(at, arn);
        }
        Ok(at)
    }

    pub(super) fn wrong_type(&mut self, u: &mut Unstructured<'_>) -> Result<Option<String>> {
        let pointers = self.document.pointers();
        let is_of_the_table = |at: &&str| {
            let (parent, name) = at.rsplit_once('/').unwrap_or_default();
            let mut objects = OBJECTS.iter();
            at.is_empty()
                || *at == "/plugins/0"
                || parent == "/connectorConfiguration"
                || objects.any(|(object, names)| *object == parent && names.contains(&name))
        };
        let places: Vec<_> = pointers
            .iter()
            .map(String::as_str)
            .filter(is_of_the_table)
            .collect();
        let Some(at) = self.open_place(u, &places)? else {
            return Ok(None);
        };
        let value = match self.document.at(&at) {
            Some(Json::Object(_)) => anything(u, &['{'])?,
            Some(Json::Array(_)) => anything(u, &['['])?,
            _ if at.starts_with("/connectorConfiguration/") => hidden(u, &['"'])?,
            Some(Json::Scalar(text)) if text.starts_with('"') => anything(u, &['"'])?,
            Some(Json::Scalar(text)) if text.starts_with(['t', 'f']) => anything(u, &['t'])?,
            // An integer beyond 64 bits counts as an integer.
            _ => anything(u, &['-'])?,
        };
        self.put(&at, value);
        if at.is_empty() {
            // Later mistakes would have no place.
            self.settle(CHANGES);
        }
        Ok(Some(at))
    }

    pub(super) fn unknown_member(&mut self, u: &mut Unstructured<'_>) -> Result<Option<String>> {
        let (object, known) = *u.choose(OBJECTS)?;
        let name = *u.choose(OTHER_NAMES)?;
        let is_known = known.contains(&name)
            && (self.setting.is_2026_10() || !["plugins", "skipHealthValidation"].contains(&name))
            && (self.setting.shape == Shape::Request
                || !["connectorArn", "currentVersion"].contains(&name));
        let at = place(object, name);
        let meant = known.iter().find(|known| is_like(known, name));
        let value = match name {
            // In a document that is not a body, these strings may be shown.
            "connectorArn" | "currentVersion" => anything(u, &['"'])?,
            // As may numbers, if the right name is not there.
            _ if meant.is_some() => anything(u, &['"'])?,
            _ => hidden(u, &[])?,
        };
        if meant.is_some_and(|meant| !self.is_open(&place(object, meant))) {
            return Ok(None);
        }
        match self.document.members(object) {
            Some(members) if !is_known && !has(members, name) => {
                members.push((name.to_owned(), value));
                self.settled.extend(meant.map(|meant| place(object, meant)));
                Ok(Some(at))
            }
            _ => Ok(None),
        }
    }

    /// Forgets that nothing was chosen in objects with unknown names, one of which may belong in a choice.
    pub(super) fn forget_choices(&mut self) {
        let unknown = |(rule, at): &(Rule, String)| {
            let (object, _) = at.rsplit_once('/')?;
            (*rule == Rule::UnknownMember).then(|| object.to_owned())
        };
        let objects: Vec<_> = self.planted.iter().filter_map(unknown).collect();
        self.planted.retain(|(rule, at)| {
            let is_choice = [Rule::ExactlyOneChange, Rule::ExactlyOneCapacity].contains(rule);
            !(is_choice && objects.contains(at))
        });
    }

    /// Writes the name of a member in another style, or adds the member again in another style.
    pub(super) fn misspell(&mut self, u: &mut Unstructured<'_>) -> Result<()> {
        let pointers = self.document.pointers();
        let places = pointers.iter().filter_map(|at| {
            let (parent, name) = at.rsplit_once('/')?;
            let mut objects = OBJECTS.iter();
            let (_, names) = objects.find(|(object, _)| is_like(object, parent))?;
            Some((parent, names.iter().find(|known| is_like(known, name))?))
        });
        let places: Vec<_> = places.collect();
        if places.is_empty() {
            return Ok(());
        }
        let (parent, known) = *u.choose(&places)?;
        let misspelt = in_a_style(u, known)?;
        let members = self.document.members(parent).expect("it is a parent");
        if misspelt == *known || has(members, &misspelt) {
            return Ok(());
        }
        if has(members, known) && u.ratio(4, 5)? {
            for (name, _) in members.iter_mut().filter(|(name, _)| name == known) {
                name.clone_from(&misspelt);
            }
            let (before, after) = (place(parent, known), place(parent, &misspelt));
            for at in self.planted.iter_mut().map(|(_, at)| at) {
                if let Some(inside) = at.strip_prefix(&before)
                    && (inside.is_empty() || inside.starts_with('/'))
                {
                    *at = format!("{after}{inside}");
                }
            }
        } else {
            // The member is there under another name, so that this one means nothing.
            members.push((misspelt.clone(), anything(u, &['"'])?));
        }
        self.planted
            .push((Rule::UnknownMember, place(parent, &misspelt)));
        Ok(())
    }

    pub(super) fn duplicate_member(&mut self, u: &mut Unstructured<'_>) -> Result<Option<String>> {
        let mut objects: Vec<_> = OBJECTS.iter().map(|(at, _)| *at).collect();
        objects.push("/connectorConfiguration");
        let object = *u.choose(&objects)?;
        let times = *u.choose(&[1, 1, 2])?;
        // Not a string: if the first name is misspelt, it could be an ARN, which may be shown.
        let value = anything(u, &['"'])?;
        let members = self.document.members(object);
        let Some(members) = members.filter(|members| !members.is_empty()) else {
            return Ok(None);
        };
        let name = u.choose(members)?.0.clone();
        if is_repeated(members, &name) {
            return Ok(None);
        }
        members.extend((0..times).map(|_| (name.clone(), value.clone())));
        Ok(Some(place(object, &name)))
    }

    pub(super) fn wrong_changes(&mut self, u: &mut Unstructured<'_>) -> Result<Option<String>> {
        let there = |at: &str| self.document.at(at).is_some();
        let (settings, configuration) = (there("/capacity"), there("/connectorConfiguration"));
        if u.arbitrary()? && CHANGES.iter().all(|at| self.is_open(at)) {
            for at in CHANGES {
                self.remove(at);
            }
        } else if configuration && self.is_open("/capacity") && !settings {
            let capacity = capacity(u, self.setting)?;
            self.put("/capacity", capacity);
        } else if !configuration && self.is_open("/connectorConfiguration") {
            let configuration = object(vec![("connector.class", secret_string(u)?)]);
            self.put("/connectorConfiguration", configuration);
        } else {
            return Ok(None);
        }
        self.settle(CHANGES);
        Ok(Some(String::new()))
    }

    pub(super) fn wrong_capacities(&mut self, u: &mut Unstructured<'_>) -> Result<Option<String>> {
        let kinds = ["/capacity/autoScaling", "/capacity/provisionedCapacity"];
        let both: bool = u.arbitrary()?;
        let Some(members) = self.document.members("/capacity") else {
            return Ok(None);
        };
        let [auto_scaled, provisioned] =
            ["autoScaling", "provisionedCapacity"].map(|kind| has(members, kind));
        if auto_scaled == provisioned || !kinds.into_iter().all(|at| self.is_open(at)) {
            return Ok(None);
        }
        if !both {
            for at in kinds {
                self.remove(at);
            }
        } else if auto_scaled {
            let provisioned = provisioned_capacity(u, self.setting)?;
            self.put(kinds[1], provisioned);
        } else {
            let auto_scaling = auto_scaling(u, self.setting)?;
            self.put(kinds[0], auto_scaling);
        }
        Ok(Some("/capacity".to_owned()))
    }

    pub(super) fn wrong_worker_order(
        &mut self,
        u: &mut Unstructured<'_>,
    ) -> Result<Option<String>> {
        let places = [MAX_WORKERS, MIN_WORKERS];
        let is_open = |at: &&str| self.document.at(at).is_some() && self.is_open(at);
        if !places.iter().all(is_open) {
            return Ok(None);
        }
        let most = worker_count(u, self.setting)?;
        let fewest = most.saturating_add(*u.choose(&[1, 2, 60, i64::MAX])?);
        self.put_in_wrong_order(u, most, MIN_WORKERS, fewest)
    }

    pub(super) fn wrong_task_order(&mut self, u: &mut Unstructured<'_>) -> Result<Option<String>> {
        if self.open_place(u, &[MAX_WORKERS])?.is_none() || !self.is_open(TASKS) {
            return Ok(None);
        }
        let most = worker_count(u, self.setting)?;
        let tasks = *u.choose(&[most - 1, most / 2, i64::MIN])?;
        self.put_in_wrong_order(u, most, TASKS, tasks)
    }

    /// Sets `most` workers and, at the place `at`, a number that contradicts them.
    pub(super) fn put_in_wrong_order(
        &mut self,
        u: &mut Unstructured<'_>,
        most: i64,
        at: &str,
        other: i64,
    ) -> Result<Option<String>> {
        let (most, other) = (integer(u, most)?, integer(u, other)?);
        self.put(MAX_WORKERS, most);
        self.put(at, other);
        self.settle(&[MAX_WORKERS]);
        Ok(Some(at.to_owned()))
    }

    pub(super) fn wrong_plugins(&mut self, u: &mut Unstructured<'_>) -> Result<Option<String>> {
        let at = self.open_place(u, &["/plugins"])?;
        let many = u.arbitrary()?;
        if let Some(at) = &at {
            let plugins = if many {
                vec![plugin(u)?, plugin(u)?]
            } else {
                Vec::new()
            };
            self.put(at, Json::Array(plugins));
        }
        Ok(at)
    }

    pub(super) fn wrong_worker_configurations(
        &mut self,
        u: &mut Unstructured<'_>,
    ) -> Result<Option<String>> {
        let (configuration, default) = ("/workerConfiguration", "/useDefaultWorkerConfiguration");
        let [chosen, defaulted] = [configuration, default].map(|at| self.document.at(at).is_some());
        if chosen && !defaulted && self.is_open(default) {
            let default_value = boolean(u)?;
            self.put(default, default_value);
        } else if defaulted && !chosen && self.is_open(configuration) {
            let value = worker_configuration(u)?;
            self.put(configuration, value);
        } else {
            return Ok(None);
        }
        self.settle(&[configuration, default]);
        Ok(Some(String::new()))
    }
}
