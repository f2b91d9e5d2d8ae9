import aftersales.base.ids
import django.contrib.postgres.fields
import django.db.models.deletion
import django.db.models.functions.datetime
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    """Checklists: what is to be looked at at an order or a visit, as versioned templates, and what was found."""

    dependencies = [
        ('workorders', '0012_orders_by_report'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='ChecklistAnswer',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('item', models.UUIDField()),
                ('choice', models.TextField(default='')),
                ('number', models.FloatField(null=True)),
                ('text', models.TextField(default='')),
                ('files', django.contrib.postgres.fields.ArrayField(base_field=models.UUIDField(), default=list, size=None)),
                ('note', models.TextField(default='')),
                ('at', models.DateTimeField()),
                ('recorded_at', models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
            ],
        ),
        migrations.CreateModel(
            name='ChecklistFollowUp',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('item', models.UUIDField()),
            ],
        ),
        migrations.CreateModel(
            name='ChecklistTemplate',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.UUIDField(default=aftersales.base.ids.new_key, editable=False, unique=True)),
                ('draft', models.JSONField(null=True)),
                ('published', models.IntegerField(default=0)),
                ('archived_at', models.DateTimeField(null=True)),
                ('version', models.IntegerField(db_default=1, default=1)),
            ],
        ),
        migrations.CreateModel(
            name='ChecklistVersion',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.UUIDField(default=aftersales.base.ids.new_key, editable=False, unique=True)),
                ('number', models.IntegerField()),
                ('name_zh', models.TextField()),
                ('name_en', models.TextField()),
                ('body', models.JSONField()),
                ('published_at', models.DateTimeField()),
            ],
        ),
        migrations.CreateModel(
            name='Checklist',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.UUIDField(default=aftersales.base.ids.new_key, editable=False, unique=True)),
                ('why', django.contrib.postgres.fields.ArrayField(base_field=models.TextField(), default=list, size=None)),
                ('given_at', models.DateTimeField()),
                ('filled_at', models.DateTimeField(null=True)),
                ('withdrawn_at', models.DateTimeField(null=True)),
                ('version', models.IntegerField(db_default=1, default=1)),
                ('order', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='checklists', to='workorders.workorder')),
                ('visit', models.ForeignKey(db_index=False, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='checklists', to='workorders.visit')),
            ],
        ),
        migrations.AddField(
            model_name='hold',
            name='checklist',
            field=models.ForeignKey(db_index=False, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='holds', to='workorders.checklist'),
        ),
        migrations.AddConstraint(
            model_name='hold',
            constraint=models.UniqueConstraint(condition=models.Q(('checklist__isnull', False), ('lifted_at__isnull', True)), fields=('checklist',), name='hold_of_checklist_once'),
        ),
        migrations.AddField(
            model_name='checklistanswer',
            name='by',
            field=models.ForeignKey(db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='checklistanswer',
            name='checklist',
            field=models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='answers', to='workorders.checklist'),
        ),
        migrations.AddField(
            model_name='checklistfollowup',
            name='checklist',
            field=models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='follow_ups', to='workorders.checklist'),
        ),
        migrations.AddField(
            model_name='checklistfollowup',
            name='order',
            field=models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='workorders.workorder'),
        ),
        migrations.AddField(
            model_name='checklist',
            name='template',
            field=models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='workorders.checklisttemplate'),
        ),
        migrations.AddField(
            model_name='checklistversion',
            name='published_by',
            field=models.ForeignKey(db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='checklistversion',
            name='template',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='versions', to='workorders.checklisttemplate'),
        ),
        migrations.AddField(
            model_name='checklist',
            name='issue',
            field=models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='workorders.checklistversion'),
        ),
        migrations.AddIndex(
            model_name='checklistanswer',
            index=models.Index(fields=['checklist', 'at', 'id'], name='answer_of_checklist'),
        ),
        migrations.AddConstraint(
            model_name='checklistfollowup',
            constraint=models.UniqueConstraint(fields=('checklist', 'item'), name='followed_up_once'),
        ),
        migrations.AddConstraint(
            model_name='checklistversion',
            constraint=models.UniqueConstraint(fields=('template', 'number'), name='checklist_version_once'),
        ),
        migrations.AddConstraint(
            model_name='checklist',
            constraint=models.UniqueConstraint(fields=('order', 'visit', 'template'), name='checklist_given_once', nulls_distinct=False),
        ),
    ]
